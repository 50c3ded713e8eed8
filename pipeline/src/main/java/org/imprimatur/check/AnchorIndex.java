package org.imprimatur.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;

/**
 * The anchors of all articles, kept as hashes only: links into other articles are resolved once all
 * were read, and no article is held until then. Safe to fill from many threads.
 *
 * <p>64 bits of hash an anchor: among the anchors of one article a false "found" has a chance of
 * about one in 10^16.
 */
public final class AnchorIndex {
  static final String HINT =
      "headings are addressed by their words in lower case with hyphens, claims by their id";

  private final Map<ArticleId, long[]> hashes = new ConcurrentHashMap<>();

  /**
   * The hashes of an article's anchors, sorted.
   *
   * @param claims whether the ids that its claims get by their words are among them: each costs a
   *     digest, and few links name one; those that do {@linkplain #isClaim are told}
   */
  public static List<Long> anchorsOf(CheckedArticle article, boolean claims) {
    return ContentByKind.anchorsOf(article, claims).stream()
        .map(AnchorIndex::hash)
        .sorted()
        .toList();
  }

  /** Remembers the anchors of an article, as {@link #anchorsOf} gives them. */
  public void add(ArticleId article, List<Long> anchors) {
    hashes.put(article, anchors.stream().mapToLong(Long::longValue).toArray());
  }

  /** Whether a link may name a claim by such an id. */
  public static boolean isClaim(PendingLink link) {
    return link.anchor().startsWith("c-");
  }

  /**
   * The problem of a link, if it leads nowhere. An article that could not be read has its own
   * finding, and no anchor is missed in it.
   */
  public Optional<Problem> problem(PendingLink link) {
    long[] known = hashes.get(link.to());
    if (known == null || Arrays.binarySearch(known, hash(link.anchor())) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            RuleId.LINK_BROKEN,
            link.span(),
            "\""
                + link.written()
                + "\" leads nowhere: \""
                + link.to()
                + "\" has no heading or claim \"#"
                + link.anchor()
                + "\"",
            HINT,
            link.claim()));
  }

  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash ^ (hash >>> 29);
  }
}
