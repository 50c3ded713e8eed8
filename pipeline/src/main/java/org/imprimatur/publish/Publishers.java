package org.imprimatur.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.run.Progress;
import org.imprimatur.site.DeskPages;
import org.jspecify.annotations.Nullable;

/** All publishers, in the order in which they finish. Here a new one is added. */
final class Publishers implements Publisher {
  private final List<Publisher> all = new ArrayList<>();
  private final SitePublisher site;
  private final Progress progress;

  private Publishers(SitePublisher site, Progress progress) {
    this.site = site;
    this.progress = progress;
    all.add(site);
  }

  /**
   * Begins everything that a build makes.
   *
   * @param desk the origin for which pages are made on which reviewers sign; null for none
   */
  static Publishers open(PublishContext context, @Nullable String desk) throws IOException {
    Publishers out =
        new Publishers(new SitePublisher(context), context.desk().settings().progress());
    try {
      IndexPublisher index = new IndexPublisher(context);
      out.all.add(index);
      out.all.add(new BrowserIndexPublisher(index.store(), context));
      out.all.add(new ReportPublisher(context));
      if (desk != null) {
        DeskPages pages = new DeskPages(SitePublisher.shared(context));
        out.all.add(new DeskPublisher(context, pages, desk));
      }
      return out;
    } catch (IOException | RuntimeException e) {
      out.close();
      throw e;
    }
  }

  /** What became of the addresses of the site. */
  Addresses addresses() {
    return site.addresses();
  }

  @Override
  public Prepared prepare(PlannedArticle article) {
    List<Prepared> prepared = all.stream().map(each -> each.prepare(article)).toList();
    return () -> {
      List<InOrder> rest = prepared.stream().map(Prepared::write).toList();
      return planned -> {
        for (InOrder each : rest) {
          each.add(planned);
        }
      };
    };
  }

  @Override
  public String name() {
    return "all";
  }

  @Override
  public void finish(FinishedCorpus corpus) throws IOException {
    for (Publisher each : all) {
      progress.begin(each.name(), 1);
      try {
        each.finish(corpus);
      } finally {
        progress.end();
      }
    }
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    for (Publisher each : all) {
      try {
        each.close();
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
