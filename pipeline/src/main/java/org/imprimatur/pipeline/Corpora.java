package org.imprimatur.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.check.Corpus;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.ContentRoot;

/** What links of this root may lead to: names only, no article is kept. */
final class Corpora implements Corpus {
  private final ContentRoot root;
  private final Set<String> ids = new HashSet<>();

  Corpora(ContentRoot root, List<ArticleFile> files) {
    this.root = root;
    files.forEach(file -> ids.add(file.id()));
  }

  @Override
  public boolean hasArticle(String id) {
    return ids.contains(id);
  }

  @Override
  public boolean hasFile(String rootRelativePath) {
    return root.hasFile(rootRelativePath);
  }
}
