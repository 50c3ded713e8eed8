package org.imprimatur.ingest;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.imprimatur.model.Placeholder;
import org.jspecify.annotations.Nullable;

/** How drafts are written, for imports of other kinds than pages. */
public final class DraftText {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  /** What an article must not hold, since nobody sees it. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]");

  private DraftText() {}

  /**
   * The head of a draft; the status is always {@code submitted}.
   *
   * @param authors ids of the board's people; empty for a placeholder
   * @param id the article's id, whose first folder is the topic
   */
  public static String frontMatter(String title, List<String> authors, String id) {
    int slash = id.indexOf('/');
    return DraftWriter.frontMatter(
        title,
        null,
        null,
        authors.isEmpty() ? List.of(Placeholder.IMPORTED_AUTHOR.words()) : authors,
        slash <= 0 ? List.of() : List.of(id.substring(0, slash)));
  }

  /** Words that mean themselves in Markdown, in one line; blanks of every width are one. */
  public static String escape(String words) {
    return MarkdownText.escape(plain(words));
  }

  /** Words in one line, without what nobody sees; blanks at the ends stay. */
  public static String plain(String words) {
    return UNSEEN.matcher(BLANKS.matcher(words).replaceAll(" ")).replaceAll("");
  }

  /** A line of Markdown as one that begins a paragraph and nothing else. */
  public static String paragraph(String line) {
    return MarkdownText.asParagraph(line);
  }

  /** An id made of a title. */
  public static String slug(String title) {
    String slug =
        ReferenceKeys.ascii(title)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut =
        slug.length() <= 80
            ? slug
            : slug.substring(0, slug.lastIndexOf('-', 80) > 20 ? slug.lastIndexOf('-', 80) : 80);
    return cut.isEmpty() ? "imported-page" : cut;
  }

  /** A title made of a file's name; null where there are no words in it. */
  public static @Nullable String titleOf(String fileName) {
    String file = fileName.substring(fileName.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    String name = Cleaning.of((dot > 0 ? file.substring(0, dot) : file).replaceAll("[-_]+", " "));
    return name.isEmpty() ? null : name;
  }
}
