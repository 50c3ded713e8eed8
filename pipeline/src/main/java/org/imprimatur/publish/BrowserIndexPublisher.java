package org.imprimatur.publish;

import java.io.IOException;
import org.imprimatur.output.Output;
import org.imprimatur.search.BrowserExport;
import org.imprimatur.search.IndexStore;

/** The index in the form in which the pages search it; made of the finished index. */
final class BrowserIndexPublisher implements Publisher {
  private final IndexStore index;
  private final Output output;
  private final int jobs;

  BrowserIndexPublisher(IndexStore index, PublishContext context) {
    this.index = index;
    this.output = context.output();
    this.jobs = context.desk().settings().jobs();
  }

  @Override
  public Prepared prepare(PlannedArticle article) {
    return Prepared.NOTHING;
  }

  @Override
  public String name() {
    return "search data";
  }

  @Override
  public void finish(FinishedCorpus corpus) throws IOException {
    new BrowserExport(index, jobs).write((path, content) -> output.write("site/" + path, content));
  }
}
