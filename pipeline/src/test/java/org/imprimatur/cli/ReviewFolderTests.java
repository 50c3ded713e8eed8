package org.imprimatur.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests share that each work in a {@link ReviewFolder} of their own. */
abstract class ReviewFolderTests {
  static final String ARTICLE = "articles/topic/sample.md";
  static final String LEDGER = "articles/topic/sample.review.jsonl";
  static final String WORKS = "references/works.yaml";
  static final String PAGE = "output/site/topic/sample/index.html";

  @TempDir Path temp;
  ReviewFolder folder;

  @BeforeAll
  static void findPrograms() {
    ReviewFolder.needs("ssh-keygen", "git");
  }

  @BeforeEach
  void make() throws Exception {
    folder = new ReviewFolder(temp);
  }
}
