package org.imprimatur.lsp;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.imprimatur.claim.Citations;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Claim;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Reference;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.source.Region;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/**
 * What stands at a place of a file.
 *
 * @param file the file
 * @param columns how the editor counts
 */
record Answers(Examined file, Columns columns) {
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]()#+.!|<>~&-]");

  Source source() {
    return file.source();
  }

  int offset(Position place) {
    return columns.offset(source(), place);
  }

  /** Whether edits of the file end approvals. */
  boolean isSigned() {
    return file.proof() != null && !file.proof().approvals().isEmpty();
  }

  /** The citation at a place. */
  Optional<Citation> citation(Position place) {
    int offset = offset(place);
    return file.article() == null
        ? Optional.empty()
        : Citations.of(file.article().article().blocks()).stream()
            .filter(c -> touches(c.span(), offset))
            .findFirst();
  }

  private static boolean touches(Span span, int offset) {
    return span.start() <= offset && offset <= span.end();
  }

  /** A place in a file. */
  record Place(String path, Range range) {}

  Place place(Source other, Span span) {
    return new Place(other.path(), columns.range(other, span));
  }

  /** A key at a place: as it is cited, or where a record has or names it. */
  record Key(String key, Span span) {}

  /** The key at a place of an article or of a file of records. */
  Optional<Key> key(Position place) {
    Optional<Key> cited = citation(place).map(c -> new Key(c.key(), within(c.span(), c.key())));
    return cited.isPresent() ? cited : recorded(offset(place));
  }

  private Optional<Key> recorded(int offset) {
    for (Reference reference : file.library().references().values()) {
      if (reference.path().equals(source().path())) {
        if (touches(source().span(reference.region()), offset)) {
          return Optional.of(new Key(reference.key(), source().span(reference.region())));
        }
        String by = reference.governance().supersededBy();
        for (ReferenceLibrary.KeyPlace named :
            by == null
                ? java.util.List.<ReferenceLibrary.KeyPlace>of()
                : file.library().places(by)) {
          if (named.source().path().equals(source().path()) && touches(named.span(), offset)) {
            return Optional.of(new Key(String.valueOf(by), named.span()));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Where in a stretch some words stand; the stretch as a whole if they stand otherwise there. */
  Span within(Span span, String words) {
    int at = source().slice(span).indexOf(words);
    int start = span.start() + at;
    return at < 0 ? span : new Span(start, start + words.length());
  }

  /** The record of the work that is cited at a place. */
  Optional<Place> record(Position place) {
    Reference reference = key(place).flatMap(k -> file.library().get(k.key())).orElse(null);
    Source records =
        reference == null
            ? null
            : file.context().workspace().content().read(reference.path()).source();
    return reference == null || records == null
        ? Optional.empty()
        : Optional.of(place(records, records.span(reference.region())));
  }

  /** The claim at an offset. */
  Optional<Claim> claim(int offset) {
    return file.article() == null
        ? Optional.empty()
        : file.article().claims().stream()
            .filter(claim -> claim.statement().span().contains(offset))
            .findFirst();
  }

  /** A work in the house's citation style, plain. */
  String formatted(String key) {
    return formatted(file.library(), key);
  }

  static String formatted(ReferenceLibrary library, String key) {
    return library.has(key)
        ? library.format(key).stream()
            .map(NumberedReference.Run::text)
            .collect(Collectors.joining())
        : "";
  }

  /** The id of the article that the file is, whether it can be read or not. */
  Optional<ArticleId> id() {
    String path = source().path();
    return path.startsWith("articles/") && path.endsWith(".md") && path.length() > 12
        ? Optional.of(new ArticleId(path.substring(9, path.length() - 3)))
        : Optional.empty();
  }

  Range range(Span span) {
    return columns.range(source(), span);
  }

  Range range(Region region) {
    return columns.range(source(), region);
  }

  /** Words of files as words: no character of them is a mark of Markdown. */
  static String escaped(String text) {
    return MARKUP
        .matcher(text)
        .replaceAll((MatchResult mark) -> "\\\\" + Matcher.quoteReplacement(mark.group()));
  }
}
