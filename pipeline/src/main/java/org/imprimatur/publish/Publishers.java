package org.imprimatur.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.imprimatur.run.Progress;
import org.imprimatur.site.DeskPages;
import org.jspecify.annotations.Nullable;

/** All publishers, in the order in which they finish. Here a new one is added. */
final class Publishers implements Publisher {
  private final List<Publisher> all;
  private final SitePublisher site;
  private final IndexPublisher index;
  private final ReportPublisher reports;
  private final Progress progress;

  private Publishers(PublishContext context, IndexPublisher index, ReportPublisher reports) {
    this.site = new SitePublisher(context);
    this.index = index;
    this.reports = reports;
    this.progress = context.desk().settings().progress();
    this.all =
        new ArrayList<>(List.of(site, index, new BrowserIndexPublisher(index, context), reports));
  }

  /**
   * Begins everything that a build makes.
   *
   * @param desk the origin for which pages are made on which reviewers sign; null for none
   */
  static Publishers open(PublishContext context, @Nullable String desk) throws IOException {
    IndexPublisher index = new IndexPublisher(context);
    try {
      Publishers out = new Publishers(context, index, new ReportPublisher(context));
      if (desk != null) {
        DeskPages pages = new DeskPages(SitePublisher.shared(context));
        out.all.add(new DeskPublisher(context, pages, desk));
      }
      return out;
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
  }

  /** The keys of the segments of the finished index, by their names. */
  Map<String, String> segments() {
    return index.segments();
  }

  /** Where each article's part of the claims' report is. */
  Map<String, BuildState.ClaimsPart> claims() {
    return reports.claims();
  }

  /** What became of the addresses of the site. */
  Addresses addresses() {
    return site.addresses();
  }

  @Override
  public Prepared prepare(PlannedArticle article) {
    return together(all.stream().map(each -> each.prepare(article)).toList());
  }

  @Override
  public Prepared again(CachedArticle cached, Supplier<PlannedArticle> remade) {
    return together(all.stream().map(each -> each.again(cached, remade)).toList());
  }

  private static Prepared together(List<Prepared> prepared) {
    return left -> {
      List<InOrder> rest = new ArrayList<>();
      for (Prepared each : prepared) {
        rest.add(each.write(left));
      }
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
