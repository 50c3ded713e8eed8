package org.imprimatur.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.imprimatur.check.Fixes;
import org.imprimatur.check.Rules;
import org.imprimatur.claim.Citations;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Coverage;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/** What is answered about a place in a file. */
final class Answers {
  /** A key that is begun: an at sign behind no letter or digit, perhaps a brace. */
  private static final Pattern BEGUN =
      Pattern.compile("(?<![\\p{L}\\p{N}@])@\\{?([^\\s@\\[\\]{};,]*)$");

  private static final Pattern NAME =
      Pattern.compile("\"(?:family|literal)\":\"((?:[^\"\\\\]|\\\\.){1,200}+)\"");

  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]()#+.!|<>~&-]");

  private final Examined file;
  private final Columns columns;

  Answers(Examined file, Columns columns) {
    this.file = file;
    this.columns = columns;
  }

  /** The citation at a place. */
  Optional<Citation> citation(Position place) {
    int offset = columns.offset(file.source(), place);
    return file.article() == null
        ? Optional.empty()
        : Citations.of(file.article().article().blocks()).stream()
            .filter(c -> c.span().start() <= offset && offset <= c.span().end())
            .findFirst();
  }

  /** Where a record stands. */
  record Place(String path, Range range) {}

  /** The record of the work that is cited at a place. */
  Optional<Place> record(Position place) {
    Reference reference = citation(place).flatMap(c -> file.library().get(c.key())).orElse(null);
    Source source =
        reference == null
            ? null
            : file.context().workspace().content().read(reference.path()).source();
    return reference == null || source == null
        ? Optional.empty()
        : Optional.of(new Place(reference.path(), columns.range(source, reference.region())));
  }

  /** What is said of a place, in Markdown, in which words of files are never marks. */
  String hover(Position place) {
    List<String> parts = new ArrayList<>();
    citation(place).flatMap(c -> file.library().get(c.key())).ifPresent(r -> parts.add(work(r)));
    int offset = columns.offset(file.source(), place);
    claim(offset).ifPresent(claim -> parts.add(coverage(claim)));
    for (Finding finding : file.findings()) {
      Span span = file.source().span(finding.region());
      if (span.start() <= offset && offset <= span.end()) {
        Rules.docs().stream()
            .filter(doc -> doc.id().equals(finding.rule()))
            .forEach(doc -> parts.add(doc.text().strip()));
      }
    }
    return parts.stream().distinct().collect(Collectors.joining("\n\n---\n\n"));
  }

  private Optional<Claim> claim(int offset) {
    return file.article() == null
        ? Optional.empty()
        : file.article().claims().stream()
            .filter(claim -> claim.statement().span().contains(offset))
            .findFirst();
  }

  private String work(Reference reference) {
    Reference.Governance house = reference.governance();
    StringBuilder out = new StringBuilder(escaped(formatted(reference.key())));
    if (house.kind() != null) {
      out.append("\n\nKind: ").append(escaped(house.kind()));
    }
    if (house.retraction() != null) {
      out.append("\n\n**Retracted.**");
    }
    if (house.quote() != null) {
      out.append("\n\n> ").append(escaped(house.quote()));
    }
    if (house.checked() != null) {
      out.append("\n\nChecked on ").append(house.checked());
    }
    return out.toString();
  }

  /** A work in the house's citation style, plain. */
  String formatted(String key) {
    return file.library().get(key).isEmpty()
        ? ""
        : file.library().format(key).stream()
            .map(NumberedReference.Run::text)
            .collect(Collectors.joining());
  }

  private String coverage(Claim claim) {
    String keys =
        claim.citations().stream().map(key -> "@" + key).collect(Collectors.joining(", "));
    String covered =
        claim.coverage() == Coverage.NONE
            ? "No citation covers this claim."
            : "Covered (" + claim.coverage().word() + ") by " + keys + ".";
    Proof proof = file.proof();
    String voids =
        proof == null || proof.approvals().isEmpty()
            ? ""
            : " An edit ends the approval of "
                + proof.approvals().stream()
                    .map(Proof.Approval::name)
                    .collect(Collectors.joining(", "))
                + ".";
    return escaped(covered + voids);
  }

  /** The works whose keys may stand at a place, what is retracted last and struck through. */
  List<CompletionItem> keys(Position place) {
    Source source = file.source();
    int offset = columns.offset(source, place);
    int start = source.lineStart(source.lineOf(offset));
    Matcher begun = BEGUN.matcher(source.slice(new Span(start, offset)));
    if (!begun.find()) {
      return List.of();
    }
    Range range = columns.range(source, new Span(start + begun.start(1), offset));
    List<CompletionItem> items = new ArrayList<>();
    for (Reference reference : file.library().references().values()) {
      String key = reference.key();
      boolean retracted = reference.governance().retraction() != null;
      CompletionItem item = new CompletionItem(key);
      item.setKind(CompletionItemKind.Reference);
      item.setDetail((reference.year() == null ? "" : reference.year() + ". ") + reference.title());
      item.setFilterText(key + " " + names(reference) + " " + item.getDetail());
      item.setSortText((retracted ? "1" : "0") + key);
      item.setTags(retracted ? List.of(CompletionItemTag.Deprecated) : List.of());
      item.setTextEdit(Either.forLeft(new TextEdit(range, key)));
      item.setDocumentation(formatted(key));
      items.add(item);
    }
    return items;
  }

  private static String names(Reference reference) {
    return NAME.matcher(reference.csl())
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.joining(" "));
  }

  /** The changes that leave nothing to decide, one by one and all of a rule. */
  List<CodeAction> actions(Range asked, String uri) {
    Span span =
        new Span(
            columns.offset(file.source(), asked.getStart()),
            Math.max(
                columns.offset(file.source(), asked.getStart()),
                columns.offset(file.source(), asked.getEnd())));
    Map<String, List<TextEdit>> ofRule = new LinkedHashMap<>();
    List<CodeAction> actions = new ArrayList<>();
    List<String> touched = new ArrayList<>();
    for (Finding finding : file.findings()) {
      Fixes.Edit edit = Fixes.of(finding, file.source()).orElse(null);
      if (edit == null) {
        continue;
      }
      TextEdit change = new TextEdit(columns.range(file.source(), edit.span()), edit.text());
      ofRule.computeIfAbsent(finding.rule(), rule -> new ArrayList<>()).add(change);
      Span place = file.source().span(finding.region());
      if (place.start() <= span.end() && span.start() <= place.end()) {
        touched.add(finding.rule());
        actions.add(action("Write \"" + edit.text() + "\"", List.of(change), uri));
      }
    }
    for (String rule : touched.stream().distinct().toList()) {
      List<TextEdit> all = ofRule.getOrDefault(rule, List.of());
      if (all.size() > 1) {
        actions.add(action("Fix all " + all.size() + " of " + rule + " here", all, uri));
      }
    }
    return actions;
  }

  private CodeAction action(String title, List<TextEdit> edits, String uri) {
    Proof proof = file.proof();
    boolean voids = proof != null && !proof.approvals().isEmpty();
    CodeAction action = new CodeAction(title + (voids ? " (ends the approvals)" : ""));
    action.setKind(CodeActionKind.QuickFix);
    action.setEdit(new WorkspaceEdit(Map.of(uri, edits)));
    return action;
  }

  private static String escaped(String text) {
    return MARKUP
        .matcher(text)
        .replaceAll((MatchResult mark) -> "\\\\" + Matcher.quoteReplacement(mark.group()));
  }
}
