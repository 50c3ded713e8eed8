package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.imprimatur.model.ArticleId;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;

/** The texts of a body that are searched. */
final class IndexedWordsTest {

  @Test
  void aTextABlock() {
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
        List.of(
            "Care",
            "First .",
            "Rest",
            "at night:",
            "sleep",
            "Warmth",
            "Drug",
            "Dose",
            "A",
            "5 mg",
            "Last."),
        IndexedWords.of(
            ArticleParser.parse(new ArticleId("a"), Source.of("articles/a.md", article))
                .article()
                .blocks()));
  }
}
