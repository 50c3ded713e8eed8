package org.imprimatur.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Article;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Status;
import org.imprimatur.read.ContentTree;
import org.imprimatur.read.Listing;
import org.imprimatur.review.Comments;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.ReviewProof;
import org.imprimatur.review.Trust;
import org.jspecify.annotations.Nullable;

/** The remarks on articles, as their files hold them. Safe to share between threads. */
public final class ArticleComments {
  static final String ENDING = ".comments.jsonl";

  private static final byte[] UNREADABLE = {(byte) 0xFF};

  private final ContentTree tree;
  private final TrustBaseline footing;
  private final String site;
  private final Levels levels;
  private final ReviewProof.Rules rules;

  ArticleComments(Workspace workspace, ReviewProof.Rules rules) {
    this.tree = workspace.content();
    this.footing = workspace.footing();
    this.site = workspace.configuration().site().id();
    this.levels = workspace.configuration().policy().levels();
    this.rules = rules;
  }

  /** Where the remarks on an article lie. */
  public static String path(String article) {
    return "articles/" + article + ENDING;
  }

  /** Whether there are, or should be, remarks on an article. */
  public boolean has(String article) {
    return tree.hasEntry(path(article)) || footing.hasComments(path(article));
  }

  /**
   * The remarks on an article.
   *
   * @param ledger its ledger, which names the ids that it had before
   */
  public Comments of(Article article, Ledger ledger) {
    String id = article.id().value();
    Set<String> ids = new LinkedHashSet<>(List.of(id));
    ledger.entries().forEach(entry -> ids.add(entry.event().article()));
    byte[] bytes =
        tree.hasEntry(path(id))
            ? tree.bytes(path(id), Proofs.LONGEST).orElse(UNREADABLE)
            : new byte[0];
    Set<String> authors = Set.copyOf(article.frontMatter().authors());
    Comments.Judge judge = new Comments.Judge(site, ids, authors, rules);
    return Comments.read(bytes, path(id), judge, trust(ids));
  }

  /** What must still stand there, under each id that the article had. */
  public Trust trust(Set<String> ids) {
    Set<String> required = new LinkedHashSet<>();
    for (String id : ids) {
      String path = path(id);
      if (footing.comments().contains(path)) {
        footing.bytes(path).ifPresent(b -> required.addAll(Comments.digests(b, path)));
      }
    }
    return new Trust(required, footing.isIndependent());
  }

  /** What is wrong with the remarks on an article. */
  List<Finding> findings(
      Article article, Function<String, @Nullable Ledger> ledgers, Status status) {
    String id = article.id().value();
    Ledger ledger = has(id) ? ledgers.apply(id) : null;
    if (ledger == null) {
      return List.of();
    }
    Comments comments = of(article, ledger);
    List<Finding> out = new ArrayList<>();
    for (Problem problem : comments.problems()) {
      out.add(problem.in(comments.source(), levels.level(problem.rule(), status)));
    }
    return out;
  }

  /** Files of remarks that are gone with their articles, or stand beside none. */
  List<Finding> findings(Listing listing) {
    Set<String> articles = new TreeSet<>();
    listing.files().forEach(file -> articles.add(file.id()));
    List<Finding> out = new ArrayList<>();
    for (String path : listing.comments()) {
      String id = path.substring("articles/".length(), path.length() - ENDING.length());
      if (!articles.contains(id)) {
        out.add(
            Finding.ofFile(
                RuleId.REVIEW_ORPHAN_LEDGER,
                levels.level(RuleId.REVIEW_ORPHAN_LEDGER.id(), Status.SUBMITTED),
                path,
                "these comments have no article",
                "restore the article; if it was renamed: imprimatur review move <old> <new>"));
      }
    }
    for (String path : footing.comments()) {
      String id = path.substring("articles/".length(), path.length() - ENDING.length());
      if (!articles.contains(id)
          && !listing.comments().contains(path)
          && !wasMoved(path, listing)) {
        out.add(
            Finding.ofFile(
                RuleId.REVIEW_REMOVED_EVENT,
                levels.level(RuleId.REVIEW_REMOVED_EVENT.id(), Status.SUBMITTED),
                path,
                "this file was removed, with all its comments",
                "restore it: comments are closed, never removed"));
      }
    }
    return out;
  }

  private boolean wasMoved(String path, Listing listing) {
    Set<String> lines = footing.bytes(path).map(b -> Comments.digests(b, path)).orElse(Set.of());
    return listing.comments().stream()
        .anyMatch(
            other ->
                tree.bytes(other, Proofs.LONGEST)
                    .filter(b -> Comments.digests(b, other).containsAll(lines))
                    .isPresent());
  }
}
