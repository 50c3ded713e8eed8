package org.imprimatur.publish;

import org.imprimatur.output.Output;
import org.imprimatur.run.RunContext;

/**
 * What all publishers work with.
 *
 * @param desk the content root and what goes with it
 * @param publishing says what stands at each address
 * @param catalogue the articles that are published
 * @param output where everything goes
 * @param earlier what the build before left
 * @param version of the program
 */
record PublishContext(
    RunContext desk,
    Publishing publishing,
    Catalogue catalogue,
    Output output,
    EarlierBuild earlier,
    String version) {}
