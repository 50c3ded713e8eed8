/**
 * The search index in a cluster of somebody else, Solr or OpenSearch: sent, kept and asked over
 * plain HTTP.
 */
@NullMarked
package org.imprimatur.cluster;

import org.jspecify.annotations.NullMarked;
