package org.imprimatur.site;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Source;
import org.imprimatur.text.Node;
import org.imprimatur.text.Yaml;

/** Names a work's authors in running text, as the AMA does: one, two, or the first "et al". */
final class AuthorNames {
  private AuthorNames() {}

  /** "Smith", "Smith and Jones", "Smith et al"; the title of a work without authors. */
  static String inText(Reference reference) {
    List<String> names = names(reference);
    return switch (names.size()) {
      case 0 -> reference.title();
      case 1 -> names.get(0);
      case 2 -> names.get(0) + " and " + names.get(1);
      default -> names.get(0) + " et al";
    };
  }

  private static List<String> names(Reference reference) {
    List<String> names = new ArrayList<>();
    Source source = Source.of(reference.path(), reference.csl());
    Node root = Yaml.read(source, RuleId.REF_SYNTAX).node();
    if (root instanceof Node.Mapping record
        && record.get("author") instanceof Node.Sequence authors) {
      for (Node author : authors.items()) {
        if (author instanceof Node.Mapping name) {
          Node shown = name.get("family") == null ? name.get("literal") : name.get("family");
          if (shown instanceof Node.Scalar text) {
            names.add(text.text());
          }
        }
      }
    }
    return names;
  }
}
