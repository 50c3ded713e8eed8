package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.imprimatur.model.ArticleId;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;

/** The text that snippets are cut from. */
final class IndexedWordsTest {

  @Test
  void blocksWithoutAStopAreKeptApart() {
    String article =
        """
        ## Care

        First [@a].

        - Rest
          - at night:
            - sleep
        - Warmth

        | Drug | Dose |
        |------|------|
        | A    | 5 mg |

        Last.
        """;
    assertEquals(
        "Care · First. Rest · at night: sleep · Warmth · Drug · Dose · A · 5 mg · Last.",
        IndexedWords.of(
            ArticleParser.parse(new ArticleId("a"), Source.of("articles/a.md", article))
                .article()
                .blocks()));
  }
}
