package org.imprimatur.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.imprimatur.history.EarlierEditions;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.ReviewStanding;
import org.imprimatur.output.EarlierOutput;
import org.imprimatur.output.Output;
import org.imprimatur.output.OutputFile;
import org.imprimatur.review.ReviewProof;
import org.imprimatur.site.News;
import org.imprimatur.site.PastEdition;
import org.imprimatur.site.SiteBuilder;
import org.imprimatur.site.SiteContext;
import org.imprimatur.site.SiteFile;
import org.imprimatur.text.Schema;
import org.jspecify.annotations.Nullable;

/** Brings the site's files to the output as they are made. Safe to share between threads. */
final class SiteWriter {
  private static final String TREE = "site/";

  private final SiteContext context;
  private final SiteBuilder builder;
  private final Output output;
  private final Set<String> shared = ConcurrentHashMap.newKeySet();

  SiteWriter(SiteContext context, Output output) {
    this.context = context;
    this.builder = new SiteBuilder(context);
    this.output = output;
  }

  /**
   * An article's page, with its images and files, and the pages of its earlier editions with those
   * of their time; to be put.
   *
   * @param edition the earlier revision that is shown in the place of today's, or null
   * @param past the editions that were approved before the one that is shown
   */
  List<SiteFile> withHistory(
      EarlierEditions.@Nullable Edition edition,
      CheckedArticle shown,
      List<EarlierEditions.Edition> past) {
    List<PastEdition> names = names(past);
    List<SiteFile> out = new ArrayList<>(of(edition).article(shown, names));
    for (int i = 0; i < past.size(); i++) {
      out.addAll(of(past.get(i)).edition(past.get(i).shown(), names.get(i)));
    }
    return out;
  }

  private SiteBuilder of(EarlierEditions.@Nullable Edition edition) {
    return edition == null
        ? builder
        : new SiteBuilder(context.with(edition.glossary(), edition.library()));
  }

  private static List<PastEdition> names(List<EarlierEditions.Edition> past) {
    Map<LocalDate, Integer> counts = new HashMap<>();
    List<PastEdition> out = new ArrayList<>();
    for (EarlierEditions.Edition edition : past) {
      LocalDate day = edition.article().proof().lastReviewed();
      LocalDate known = day == null ? LocalDate.EPOCH : day;
      out.add(PastEdition.of(known, counts.merge(known, 1, Integer::sum)));
    }
    return out;
  }

  /**
   * A word on why an article is not there; to be put.
   *
   * @param title of today, which is shown only where it was approved
   */
  List<SiteFile> absent(ArticleId id, String title, Publishing.Plan plan) {
    if (SiteBuilder.isReserved(id)) {
      return List.of();
    }
    String shown = plan.isTitleProved() ? title : null;
    ReviewProof.Taken taken = plan.taken();
    SiteFile file =
        taken == null
            ? builder.notShown(id, shown, plan.reasons())
            : builder.tombstone(
                id, shown, LocalDate.parse(taken.at().substring(0, 10)), taken.note());
    return List.of(file);
  }

  /** Whether the output keeps articles' pages. */
  boolean keeps(ArticleId id) {
    return output.keeps(TREE + id.url() + "index.html");
  }

  /** Where an article went that was at another address before. */
  void moved(ArticleId from, ArticleId to) {
    SiteFile file = builder.moved(from, to);
    write(file.path(), file.content());
  }

  /**
   * Writes what stands at an article's address, and images that no other page had before.
   *
   * @param left takes the names of all
   */
  void put(List<SiteFile> files, LeftBehind left) {
    for (SiteFile file : files) {
      String path = TREE + file.path();
      if (isNew(file.path())) {
        write(file.path(), file.content());
      }
      left.file(path, output.digest(path).orElseGet(() -> OutputFile.digestOf(file.content())));
    }
  }

  private boolean isNew(String path) {
    return path.endsWith("/index.html") || shared.add(path);
  }

  /** Takes over what an earlier build put at an article's address. */
  void keep(List<CachedArticle.SiteFileName> files, EarlierOutput earlier) throws IOException {
    for (CachedArticle.SiteFileName file : files) {
      if (isNew(file.path().substring(TREE.length()))) {
        output.keep(earlier, file.path());
      }
    }
  }

  /**
   * The pages that are of no one article, and the schemas that editors refer to.
   *
   * @param standings where the reviews of all articles stand
   * @param news what happened to them
   */
  void overall(List<ReviewStanding> standings, List<News> news) {
    builder.overall(standings, news, file -> write(file.path(), file.content()));
    for (Schema schema : Schema.ALL) {
      write("schema/" + schema.fileName(), schema.bytes());
    }
  }

  /** Writes a file of the site. */
  void write(String path, byte[] content) {
    try {
      output.write(TREE + path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
