package org.imprimatur.check;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.Inline;
import org.imprimatur.model.TextOptions;
import org.imprimatur.model.TextOptions.Part;
import org.imprimatur.model.TextOptions.Treatment;
import org.imprimatur.model.TextReader;
import org.imprimatur.source.Span;

/**
 * What an author raised with {@code <sup>}, which is not HTML here but text.
 *
 * @param text what stands between the tags
 * @param before the words before the first tag, as far as they matter
 * @param after the character behind the last tag; a blank at the end
 * @param span the text between the tags
 */
record RaisedTag(String text, String before, char after, Span span) {
  private static final String OPENING = "<sup";
  private static final int LONGEST = 6;

  private static final TextOptions BESIDE =
      TextOptions.PLAIN
          .with(Part.CODE, Treatment.GAP)
          .with(Part.HTML, Treatment.GAP)
          .with(Part.CITATION, Treatment.GAP)
          .with(Part.EMPTY, Treatment.GAP);

  /** Adds what is raised in some running text to a list. */
  static void add(List<Inline> content, List<RaisedTag> out) {
    List<String> tags = Tags.of(content);
    if (tags.stream().noneMatch(tag -> tag.startsWith(OPENING))) {
      return;
    }
    StringBuilder before = new StringBuilder();
    for (int i = 0; i < content.size(); i++) {
      int end = tags.get(i).startsWith(OPENING) ? closing(tags, i + 1) : -1;
      if (end > i + 1) {
        List<Inline> behind = content.subList(end + 1, Math.min(end + 2, content.size()));
        String next = TextReader.text(behind, BESIDE);
        int start = content.get(i + 1).span().start();
        out.add(
            new RaisedTag(
                TextReader.text(content.subList(i + 1, end), BESIDE),
                before.toString(),
                next.isEmpty() ? ' ' : next.charAt(0),
                new Span(start, content.get(end - 1).span().end())));
        i = end;
      } else {
        before.append(TextReader.text(content.subList(i, i + 1), BESIDE));
      }
    }
  }

  private static int closing(List<String> tags, int from) {
    for (int i = from; i < Math.min(tags.size(), from + LONGEST); i++) {
      if (tags.get(i).startsWith("</sup")) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The tags of running text in small letters, one for each piece of it; empty for other pieces.
   */
  private record Tags(List<String> found) implements BodyWalk {

    static List<String> of(List<Inline> content) {
      List<String> found = new ArrayList<>(content.size());
      Tags tags = new Tags(found);
      for (Inline inline : content) {
        int before = found.size();
        inline.accept(tags);
        if (found.size() == before) {
          found.add("");
        }
      }
      return found;
    }

    @Override
    public void rawHtml(Inline.RawHtml it) {
      found.add(WordForms.lower(it.text()));
    }

    /** What stands inside other pieces is looked at by itself. */
    @Override
    public void inlines(List<Inline> content) {}
  }
}
