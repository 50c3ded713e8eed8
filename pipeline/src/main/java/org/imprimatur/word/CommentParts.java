package org.imprimatur.word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Comments in the margin: their words, who answers whom, and what is settled. */
final class CommentParts {
  private CommentParts() {}

  static List<WordComment> read(WordPackage file, String document) throws WordFileException {
    String name = file.related(document, "comments");
    if (name == null) {
      return List.of();
    }
    Map<String, XmlElement> more = new HashMap<>();
    String extended = file.related(document, "commentsExtended");
    if (extended != null) {
      for (XmlElement one : file.element(extended).children()) {
        more.put(one.attribute("w15:paraId"), one);
      }
    }
    List<XmlElement> all =
        file.element(name).children().stream().filter(c -> c.is("w:comment")).toList();
    Map<String, String> byParagraph = new HashMap<>();
    for (XmlElement comment : all) {
      byParagraph.put(paragraph(comment), comment.attribute("w:id"));
    }
    List<WordComment> out = new ArrayList<>();
    for (XmlElement comment : all) {
      XmlElement extra = more.get(paragraph(comment));
      String above = extra == null ? "" : extra.attribute("w15:paraIdParent");
      out.add(
          new WordComment(
              comment.attribute("w:id"),
              comment.attribute("w:author"),
              comment.attribute("w:date"),
              WordReader.words(comment),
              byParagraph.get(above),
              extra != null && extra.attribute("w15:done").equals("1")));
    }
    return out;
  }

  /** The number of a comment's last paragraph, by which other parts call it. */
  private static String paragraph(XmlElement comment) {
    String last = "none";
    for (XmlElement paragraph : comment.all("w:p")) {
      last = paragraph.has("w14:paraId") ? paragraph.attribute("w14:paraId") : last;
    }
    return last;
  }
}
