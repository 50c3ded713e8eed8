package org.imprimatur.publish;

import org.imprimatur.read.Listing;
import org.imprimatur.report.CheckReport;

/**
 * What is known once all articles are worked through.
 *
 * @param listing the files of the content root
 * @param report the findings and numbers of all articles, published or not
 */
record FinishedCorpus(Listing listing, CheckReport report) {}
