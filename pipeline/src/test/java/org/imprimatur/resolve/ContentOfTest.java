package org.imprimatur.resolve;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Articles and files that a test names.
 *
 * @param articles whether there is an article of an id
 * @param files from a path to its bytes
 */
public record ContentOfTest(Predicate<String> articles, Map<String, byte[]> files)
    implements LinkableContent {

  @Override
  public boolean hasArticle(String id) {
    return articles.test(id);
  }

  @Override
  public boolean hasFile(String path) {
    return files.containsKey(path);
  }

  @Override
  public Optional<byte[]> bytes(String path, int most) {
    return Optional.ofNullable(files.get(path)).filter(bytes -> bytes.length <= most);
  }

  @Override
  public boolean isLonger(String path, int bytes) {
    byte[] file = files.get(path);
    return file != null && file.length > bytes;
  }

  @Override
  public @Nullable String sameButForCase(String path) {
    return files.keySet().stream().filter(path::equalsIgnoreCase).findFirst().orElse(null);
  }
}
