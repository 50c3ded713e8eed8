package org.imprimatur.lsp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.imprimatur.model.Reference;
import org.imprimatur.read.ContentTree;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/** The articles of a root, with how much of each is covered, and its works. */
final class RootSymbols {
  private RootSymbols() {}

  /** Those whose names hold all words of a question. */
  static List<WorkspaceSymbol> of(
      Root root, Columns columns, String query, Function<Answers.Place, Location> location)
      throws IOException {
    List<WorkspaceSymbol> out = new ArrayList<>();
    for (Concordance.Entry entry : root.all().articles().values()) {
      String id = entry.id().value();
      if (holds(query, entry.title(), id)) {
        Range range = columns.range(entry.source(), new Span(0, 0));
        out.add(
            symbol(
                entry.title(),
                SymbolKind.File,
                location.apply(new Answers.Place(entry.source().path(), range)),
                id + ", " + entry.cover().words()));
      }
    }
    ContentTree content = root.context().workspace().content();
    Map<String, Optional<Source>> sources = new HashMap<>();
    for (Reference work : root.context().shelves().library().references().values()) {
      Source source =
          sources
              .computeIfAbsent(work.path(), p -> Optional.ofNullable(content.read(p).source()))
              .orElse(null);
      if (source != null && holds(query, work.key(), work.title())) {
        Range range = columns.range(source, work.region());
        out.add(
            symbol(
                work.key(),
                SymbolKind.Key,
                location.apply(new Answers.Place(work.path(), range)),
                work.title()));
      }
    }
    return out;
  }

  private static WorkspaceSymbol symbol(
      String name, SymbolKind kind, Location location, String container) {
    return new WorkspaceSymbol(name, kind, Either.forLeft(location), container);
  }

  private static boolean holds(String query, String... texts) {
    String all = String.join(" ", texts).toLowerCase(Locale.ROOT);
    for (String word : query.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
