package org.imprimatur.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.model.ArticleId;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.Listing;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.RunContext;

/**
 * What became of the addresses: which articles are withheld or shown as they once were, which were
 * moved, and which are gone. An address at which an approved page may have stood never falls
 * silent. Used by one thread.
 */
final class Addresses {
  private final Proofs proofs;
  private final BuildProfile profile;
  private final Publishing publishing;
  private final SiteWriter site;
  private final Moves moves = new Moves();
  private final List<String> withheld = new ArrayList<>();
  private final List<String> earlier = new ArrayList<>();
  private int published;

  Addresses(RunContext desk, Publishing publishing, SiteWriter site) {
    this.proofs = desk.proofs();
    this.profile = publishing.profile();
    this.publishing = publishing;
    this.site = site;
  }

  /** Takes an article of which the page, or the word on why there is none, is written. */
  void add(ArticleRecord article) {
    if (article.isPublished()) {
      published++;
    }
    boolean isShown =
        article.kind() == Publishing.Kind.TODAY || article.kind() == Publishing.Kind.EARLIER;
    if (article.kind() == Publishing.Kind.EARLIER) {
      earlier.add(article.id());
    } else if (!isShown && profile == BuildProfile.RELEASE) {
      withheld.add(article.id());
    }
    moves.add(article.id(), article.left());
  }

  /** Writes a word at each address that an article left, or at which one is gone. */
  void write(Listing listing) {
    Set<String> taken = new TreeSet<>();
    for (ArticleFile file : listing.files()) {
      taken.add(file.id());
    }
    moves.free(taken).forEach(site::moved);
    taken.addAll(moves.all());
    for (String id : proofs.articlesWithRecord(listing)) {
      if (!taken.contains(id)) {
        Publishing.Plan plan = publishing.withoutArticle(id, "It is no longer part of this site.");
        if (plan.kind() != Publishing.Kind.WITHHELD) {
          site.put(site.absent(new ArticleId(id), "", plan), new LeftBehind());
          withheld.add(id);
        }
      }
    }
  }

  /** How many articles can be read, in one revision or another. */
  int published() {
    return published;
  }

  /** Ids of the articles that the profile keeps back, in order. */
  List<String> withheld() {
    return withheld.stream().sorted().toList();
  }

  /** Ids of those published at their last approved revision, in order. */
  List<String> earlier() {
    return earlier.stream().sorted().toList();
  }
}
