package org.imprimatur.run;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.imprimatur.check.Corpus;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.ContentTree;
import org.imprimatur.recorded.Asked;
import org.imprimatur.recorded.Recording;
import org.imprimatur.resolve.LinkableContent;
import org.jspecify.annotations.Nullable;

/** What links of a content tree may lead to: names only, no article is kept. */
public final class CorpusFiles implements Corpus, LinkableContent {
  private static final String ARTICLE = "article";
  private static final String SAME_BUT_FOR_CASE = "same but for case";

  private final ContentTree tree;
  private final Predicate<String> articles;

  /** From a folder to its names by their small letters; asked for where a link is broken only. */
  private final Map<String, Map<String, String>> names = new ConcurrentHashMap<>();

  /**
   * The files of a tree.
   *
   * @param articles whether there is an article of an id
   */
  public CorpusFiles(ContentTree tree, Predicate<String> articles) {
    this.tree = tree;
    this.articles = articles;
  }

  /** The files of a tree, with the articles that were found in it. */
  public static CorpusFiles of(ContentTree tree, List<ArticleFile> files) {
    Set<String> ids = files.stream().map(ArticleFile::id).collect(Collectors.toSet());
    return new CorpusFiles(tree, ids::contains);
  }

  @Override
  public boolean hasArticle(String id) {
    boolean found = articles.test(id);
    Recording.note(ARTICLE, id, () -> Boolean.toString(found));
    return found;
  }

  @Override
  public boolean hasFile(String path) {
    return tree.hasFile(path);
  }

  @Override
  public Optional<byte[]> bytes(String path, int most) {
    return tree.bytes(path, most);
  }

  @Override
  public boolean isLonger(String path, int bytes) {
    return tree.isLonger(path, bytes);
  }

  @Override
  public @Nullable String sameButForCase(String path) {
    // The names of a folder are kept, so that only the first question for them would be recorded.
    String same = sameIn(path);
    Recording.note(SAME_BUT_FOR_CASE, path, () -> String.valueOf(same));
    return same;
  }

  /** What a recorded question for names is answered with; empty for one of another kind. */
  public Optional<String> answer(Asked question) {
    return switch (question.kind()) {
      case ARTICLE -> Optional.of(Boolean.toString(articles.test(question.about())));
      case SAME_BUT_FOR_CASE -> Optional.of(String.valueOf(sameIn(question.about())));
      default -> Optional.empty();
    };
  }

  private @Nullable String sameIn(String path) {
    StringBuilder found = new StringBuilder();
    for (String name : path.split("/", -1)) {
      String folder = found.toString();
      String same = names.computeIfAbsent(folder, this::namesIn).get(name.toLowerCase(Locale.ROOT));
      if (same == null) {
        return null;
      }
      found.append(found.isEmpty() ? "" : "/").append(same);
    }
    return tree.hasFile(found.toString()) ? found.toString() : null;
  }

  private Map<String, String> namesIn(String folder) {
    Map<String, String> out = new HashMap<>();
    tree.names(folder).forEach(name -> out.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
    return out;
  }
}
