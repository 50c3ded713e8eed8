package org.imprimatur.publish;

import java.io.IOException;
import org.imprimatur.output.Output;
import org.imprimatur.search.BrowserExport;

/** The index in the form in which the pages search it; made of the finished index. */
final class BrowserIndexPublisher implements Publisher {
  static final String FOLDER = "site/search/";

  private final IndexPublisher index;
  private final EarlierBuild earlier;
  private final Output output;
  private final int jobs;

  BrowserIndexPublisher(IndexPublisher index, PublishContext context) {
    this.index = index;
    this.earlier = context.earlier();
    this.output = context.output();
    this.jobs = context.desk().settings().jobs();
  }

  @Override
  public String name() {
    return "search data";
  }

  @Override
  public void finish(FinishedCorpus corpus) throws IOException {
    if (!output.keeps(FOLDER)) {
      return;
    }
    if (index.isUnchanged() && earlier.keepFolder(FOLDER, output)) {
      return;
    }
    new BrowserExport(index.store(), jobs, earlier.shards(index.segments(), output))
        .write((path, content) -> output.write("site/" + path, content));
  }
}
