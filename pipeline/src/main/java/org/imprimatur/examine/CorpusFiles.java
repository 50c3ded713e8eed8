package org.imprimatur.examine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.imprimatur.check.Corpus;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.resolve.Content;
import org.jspecify.annotations.Nullable;

/** What links of this root may lead to: names only, no article is kept. */
public final class CorpusFiles implements Corpus, Content {
  private final ContentRoot root;
  private final Set<String> ids = new HashSet<>();

  /** From a folder to its names by their small letters; asked for where a link is broken only. */
  private final Map<String, Map<String, String>> names = new ConcurrentHashMap<>();

  /** The articles that were found, and the files of the root. */
  public CorpusFiles(ContentRoot root, List<ArticleFile> files) {
    this.root = root;
    files.forEach(file -> ids.add(file.id()));
  }

  @Override
  public boolean hasArticle(String id) {
    return ids.contains(id);
  }

  @Override
  public boolean hasFile(String path) {
    return root.hasFile(path);
  }

  @Override
  public Optional<byte[]> bytes(String path, int most) {
    return root.bytes(path, most);
  }

  @Override
  public boolean isLonger(String path, long bytes) {
    return root.isLonger(path, bytes);
  }

  @Override
  public @Nullable String sameButForCase(String path) {
    StringBuilder found = new StringBuilder();
    for (String name : path.split("/", -1)) {
      String folder = found.toString();
      String same = names.computeIfAbsent(folder, this::namesIn).get(name.toLowerCase(Locale.ROOT));
      if (same == null) {
        return null;
      }
      found.append(found.isEmpty() ? "" : "/").append(same);
    }
    return root.hasFile(found.toString()) ? found.toString() : null;
  }

  private Map<String, String> namesIn(String folder) {
    Map<String, String> out = new HashMap<>();
    root.names(folder).forEach(name -> out.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
    return out;
  }
}
