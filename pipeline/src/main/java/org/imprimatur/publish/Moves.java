package org.imprimatur.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.imprimatur.model.ArticleId;
import org.imprimatur.review.Event;
import org.imprimatur.review.Ledger;
import org.imprimatur.site.SiteBuilder;

/** The addresses that articles had before they were moved to others. Used by one thread. */
final class Moves {
  /**
   * An address that an article left.
   *
   * @param address the id that it had
   * @param at when it was last signed for there
   */
  record Left(String address, String at) {}

  /** Where an article went, and when it was last signed for at its old address. */
  private record Went(String to, String at) {}

  private static final Set<String> ODD = Set.of("", ".", "..");

  private final Map<String, Went> left = new TreeMap<>();

  /** The addresses that an article left, by its verified ledger. */
  static List<Left> of(String article, Ledger ledger) {
    List<Left> out = new ArrayList<>();
    for (Ledger.Entry entry : ledger.entries()) {
      Event event = entry.event();
      if (!event.article().equals(article)) {
        out.add(new Left(event.article(), event.at()));
      }
    }
    return out;
  }

  /** Takes what an article left, at whose address something stands. */
  void add(String article, List<Left> addresses) {
    for (Left each : addresses) {
      left.merge(
          each.address(),
          new Went(article, each.at()),
          (a, b) -> b.at().compareTo(a.at()) > 0 ? b : a);
    }
  }

  /**
   * The old addresses that are free, each with where its article went; of two articles that had
   * one, the later one has it. An address that a new article took is that article's.
   *
   * @param taken the ids of all articles, and of what else stands at an address of the site
   */
  Map<ArticleId, ArticleId> free(Set<String> taken) {
    Set<String> folded = new TreeSet<>();
    taken.forEach(id -> folded.add(fold(id)));
    Map<ArticleId, ArticleId> out = new TreeMap<>();
    left.forEach(
        (from, went) -> {
          ArticleId id = new ArticleId(from);
          // On some hosts, two addresses that differ in case only are one.
          if (isPlain(from) && !SiteBuilder.isReserved(id) && folded.add(fold(from))) {
            out.put(id, new ArticleId(went.to()));
          }
        });
    return out;
  }

  /** All old addresses. */
  List<String> all() {
    return List.copyOf(left.keySet());
  }

  /** Whether an id can be an address: what a ledger says may be anything. */
  private static boolean isPlain(String id) {
    boolean odd = id.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\');
    return !odd && Arrays.stream(id.split("/", -1)).noneMatch(ODD::contains);
  }

  private static String fold(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
