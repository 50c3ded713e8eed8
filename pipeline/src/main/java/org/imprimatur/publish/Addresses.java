package org.imprimatur.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.model.ArticleId;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.Listing;
import org.imprimatur.review.Ledger;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.RunContext;
import org.imprimatur.site.SiteBuilder;

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
  void add(PlannedArticle article) {
    String id = article.id();
    Publishing.Plan plan = article.plan();
    Proofs.Proved proved = article.examined().proved();
    if (article.published() != null) {
      published++;
    }
    if (plan.kind() == Publishing.Kind.EARLIER) {
      earlier.add(id);
    } else if (!plan.isShown() && profile == BuildProfile.RELEASE) {
      withheld.add(id);
    }
    boolean stands = plan.kind() != Publishing.Kind.WITHHELD;
    if (proved == null || proved.isBroken() || !stands || !proofs.hasLedger(id)) {
      return;
    }
    Ledger ledger = proofs.ledger(id);
    if (ledger != null && !ledger.entries().isEmpty()) {
      moves.add(id, ledger);
      if (plan.isShown() && !SiteBuilder.isReserved(new ArticleId(id))) {
        site.ledger(new ArticleId(id), ledger.source().text().getBytes(UTF_8));
      }
    }
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
          site.put(site.absent(new ArticleId(id), "", plan));
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
