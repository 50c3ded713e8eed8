package org.imprimatur.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a drawing that is published: only what the reader let through. */
sealed interface SvgNode {

  /** Words. */
  record Text(String text) implements SvgNode {}

  /**
   * An element of SVG's namespace.
   *
   * @param name without a prefix, on the list of elements
   * @param attributes by the name they are published under, in the order of the file
   * @param content filled while the file is read
   * @param line where it stands in the file
   */
  record Element(String name, Map<String, String> attributes, List<SvgNode> content, int line)
      implements SvgNode {
    Element(String name, int line) {
      this(name, new LinkedHashMap<>(), new ArrayList<>(), line);
    }

    /** The elements among the content. */
    List<Element> elements() {
      List<Element> out = new ArrayList<>();
      for (SvgNode node : content) {
        if (node instanceof Element element) {
          out.add(element);
        }
      }
      return out;
    }
  }
}
