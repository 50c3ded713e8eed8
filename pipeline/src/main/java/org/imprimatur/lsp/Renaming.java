package org.imprimatur.lsp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.run.ArticleComments;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.RunContext;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Gives a key, or an id that an author fixed, another name wherever it stands in the root. What
 * would be written is read first: where it would be read as anything but the same with the new
 * name, or where an approval would end, nothing is changed.
 */
final class Renaming {
  private static final Pattern ID = Pattern.compile("\\p{L}[\\p{L}\\p{N}_:.-]*");

  /** A quoted value, which is passed by, or an id. */
  private static final Pattern ID_IN_MARK =
      Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])*+'|#([^\\s{}\"'=#]+)");

  private final Answers answers;
  private final Root root;
  private final boolean voiding;
  private final Map<String, Source> sources = new TreeMap<>();
  private final Map<String, List<Span>> places = new TreeMap<>();

  /**
   * At a place of a file.
   *
   * @param voiding whether approvals may end
   */
  Renaming(Answers answers, Root root, boolean voiding) {
    this.answers = answers;
    this.root = root;
    this.voiding = voiding;
  }

  /** What is renamed: a key, or an id of the article. */
  private record Named(String name, Span here, @Nullable ArticleId article) {}

  /** The name at a place, if it can be another one. */
  Optional<Range> at(Position place) {
    return named(place).map(named -> answers.range(named.here()));
  }

  private Optional<Named> named(Position place) {
    Optional<Named> key =
        answers
            .key(place)
            .filter(found -> answers.file().library().has(found.key()))
            .map(found -> new Named(found.key(), found.span(), null));
    return key.isPresent() ? key : fixedId(answers.offset(place));
  }

  private Optional<Named> fixedId(int offset) {
    CheckedArticle article = answers.file().article();
    if (article == null) {
      return Optional.empty();
    }
    List<Inline.Marks> marks = new ArrayList<>();
    new AllMarks(marks).blocks(article.article().blocks());
    return marks.stream()
        .filter(mark -> mark.attributes().id() != null)
        .map(
            mark ->
                new Named(
                    String.valueOf(mark.attributes().id()),
                    idIn(answers.source(), mark),
                    article.article().id()))
        .filter(named -> named.here().start() <= offset && offset <= named.here().end())
        .findFirst();
  }

  private static Span idIn(Source source, Inline.Marks mark) {
    Matcher found = ID_IN_MARK.matcher(source.slice(mark.span()));
    Span span = mark.span();
    while (found.find()) {
      if (found.group(1) != null) {
        span = new Span(mark.span().start() + found.start(1), mark.span().start() + found.end(1));
      }
    }
    return span;
  }

  private record AllMarks(List<Inline.Marks> found) implements BodyWalk {
    @Override
    public void marks(Inline.Marks it) {
      found.add(it);
    }
  }

  /**
   * The changes, by path.
   *
   * @throws ResponseErrorException when they are refused, with the reason in its message
   */
  Map<String, List<TextEdit>> to(Position place, String name) throws IOException {
    Named named =
        named(place)
            .orElseThrow(() -> refused("There is no key or fixed id here that could be renamed."));
    Concordance.All all = root.all();
    if (named.article() == null) {
      gatherKey(named, name, all);
    } else {
      gatherId(named, named.article(), name, all);
    }
    demandApprovalsStay();
    demandTheSame(named, name, all);
    Map<String, List<TextEdit>> out = new LinkedHashMap<>();
    places.forEach(
        (path, here) -> {
          Source source = source(path);
          out.put(
              path,
              here.stream()
                  .map(p -> new TextEdit(answers.columns().range(source, p), name))
                  .toList());
        });
    return out;
  }

  private Source source(String path) {
    Source source = sources.get(path);
    if (source == null) {
      throw new IllegalStateException("no text was read of " + path);
    }
    return source;
  }

  private void gatherKey(Named named, String name, Concordance.All all) {
    if (answers.file().library().has(name)) {
      throw refused("\"" + name + "\" is already the key of another record.");
    }
    for (ReferenceLibrary.KeyPlace place : answers.file().library().places(named.name())) {
      add(place.source(), place.span(), named.name(), named.name());
    }
    for (Concordance.Entry entry : all.articles().values()) {
      for (Citation citation : entry.citations()) {
        if (citation.key().equals(named.name())) {
          add(entry.source(), citation.span(), named.name(), named.name());
        }
      }
    }
  }

  private void gatherId(Named named, ArticleId article, String name, Concordance.All all)
      throws IOException {
    if (!ID.matcher(name).matches()) {
      throw refused(
          "\"" + name + "\" cannot be an id: write a letter, then letters, digits, - and _.");
    }
    String comments = ArticleComments.path(article.value());
    boolean isCommented =
        root.context()
            .workspace()
            .content()
            .bytes(comments, Proofs.LONGEST)
            .map(bytes -> new String(bytes, UTF_8))
            .filter(text -> text.contains("\"claim\":\"" + named.name() + "\""))
            .isPresent();
    if (isCommented) {
      throw refused(
          "Comments on this claim are signed under the id \""
              + named.name()
              + "\" ("
              + comments
              + "), so it must stay.");
    }
    add(answers.source(), named.here(), named.name(), named.name());
    for (Concordance.Entry entry : all.articles().values()) {
      for (Concordance.PlaceLink link : entry.links()) {
        if (link.to().equals(article) && link.anchor().equals(named.name())) {
          add(entry.source(), link.span(), "#" + named.name(), named.name());
        }
      }
    }
  }

  /** Of a stretch, the last place where some words stand. */
  private void add(Source source, Span span, String words, String name) {
    int at = source.slice(span).lastIndexOf(words);
    if (at < 0) {
      throw refused(
          source.path()
              + ", line "
              + source.position(span.start()).line()
              + " names \""
              + name
              + "\" in another spelling. Change it there by hand first.");
    }
    int end = span.start() + at + words.length();
    sources.putIfAbsent(source.path(), source);
    places
        .computeIfAbsent(source.path(), path -> new ArrayList<>())
        .add(new Span(end - name.length(), end));
  }

  private void demandApprovalsStay() throws IOException {
    List<String> signed = new ArrayList<>();
    for (String path : voiding ? List.<String>of() : List.copyOf(places.keySet())) {
      Examined file = path.startsWith("articles/") ? root.file(path) : null;
      Proof proof = file == null ? null : file.proof();
      boolean isApproved =
          file != null
              && file.article() != null
              && file.article().article().frontMatter().status() == Status.APPROVED;
      if (isApproved || (proof != null && !proof.approvals().isEmpty())) {
        signed.add(path);
      }
    }
    if (!signed.isEmpty()) {
      throw refused(
          "This would end the approvals of "
              + String.join(", ", signed)
              + ". Nothing was changed; \"imprimatur lsp --void-approvals\" allows it.");
    }
  }

  /** Reads what would be written: it must say the same, under the new name. */
  private void demandTheSame(Named named, String name, Concordance.All before) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    places.forEach((path, here) -> texts.put(path, edited(source(path).text(), here, name)));
    RunContext then = root.trial(texts);
    UnaryOperator<String> renamed = word -> word.equals(named.name()) ? name : word;
    boolean same =
        named.article() != null
            || (then.shelves().library().has(name) && !then.shelves().library().has(named.name()));
    for (String path : places.keySet()) {
      root.cancelled().checkCanceled();
      Concordance.Entry old = before.articles().get(path);
      same &=
          old == null
              || Concordance.entry(then, old.id())
                  .filter(fresh -> isSame(old, fresh, renamed))
                  .isPresent();
    }
    if (!same) {
      throw refused(
          "\"" + name + "\" would not be read as the same everywhere. Choose another name.");
    }
  }

  private static boolean isSame(
      Concordance.Entry old, Concordance.Entry fresh, UnaryOperator<String> renamed) {
    List<String> keys = old.citations().stream().map(c -> renamed.apply(c.key())).toList();
    List<String> links = old.links().stream().map(l -> renamed.apply(l.anchor())).toList();
    List<String> ids = old.ids().stream().map(renamed).toList();
    return keys.equals(fresh.citations().stream().map(Citation::key).toList())
        && links.equals(fresh.links().stream().map(Concordance.PlaceLink::anchor).toList())
        && ids.equals(fresh.ids())
        && old.cover().equals(fresh.cover())
        && distinct(old.ids()) == distinct(fresh.ids());
  }

  private static long distinct(List<String> ids) {
    return ids.stream().distinct().count();
  }

  private static String edited(String text, List<Span> places, String name) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Span place : places.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      out.append(text, at, place.start()).append(name);
      at = place.end();
    }
    return out.append(text, at, text.length()).toString();
  }

  private static ResponseErrorException refused(String message) {
    return OpenFiles.refused(ResponseErrorCode.RequestFailed, message);
  }
}
