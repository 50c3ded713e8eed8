package org.imprimatur.lsp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.imprimatur.model.Citation;
import org.imprimatur.reference.ReferenceLibrary;

/** Where in the root a work is cited or named. */
final class WhereCited {
  private WhereCited() {}

  /**
   * All places of the key at a place.
   *
   * @param own whether the record itself is one of them
   */
  static List<Answers.Place> of(Answers answers, Root root, Position place, boolean own)
      throws IOException {
    Optional<String> key = answers.key(place).map(Answers.Key::key);
    List<Answers.Place> out = new ArrayList<>();
    if (key.isEmpty()) {
      return out;
    }
    for (ReferenceLibrary.KeyPlace named : answers.file().library().places(key.get())) {
      if (own || !named.isOwn()) {
        out.add(answers.place(named.source(), named.span()));
      }
    }
    for (Concordance.Entry entry : root.all().articles().values()) {
      for (Citation citation : entry.citations()) {
        if (citation.key().equals(key.get())) {
          out.add(answers.place(entry.source(), citation.span()));
        }
      }
    }
    return out;
  }
}
