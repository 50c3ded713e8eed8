package org.imprimatur.lsp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.imprimatur.check.Fixes;
import org.imprimatur.claim.Citations;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Block;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Reference;
import org.imprimatur.read.ContentTree;
import org.imprimatur.source.Span;

/**
 * The changes that an editor offers for findings. Those that leave nothing to decide are offered
 * for all of a rule, too; what changes what a claim rests on is offered one at a time, with the
 * work and all claims that would then count as covered.
 */
final class QuickFixes {
  /** So many are tried for one finding: each takes a look at the whole article. */
  private static final int TRIALS = 6;

  private static final int NEAREST = 3;

  private final Answers answers;
  private final String uri;
  private final List<CodeAction> actions = new ArrayList<>();

  QuickFixes(Answers answers, String uri) {
    this.answers = answers;
    this.uri = uri;
  }

  /** What is offered for a stretch of the file. */
  List<CodeAction> in(Range asked) {
    int start = answers.offset(asked.getStart());
    Span span = new Span(start, Math.max(start, answers.offset(asked.getEnd())));
    Fixes fixes = new Fixes(answers.source());
    Map<String, List<Fixes.Edit>> ofRule = new LinkedHashMap<>();
    List<String> touched = new ArrayList<>();
    for (Finding finding : answers.file().findings()) {
      Span place = answers.source().span(finding.region());
      boolean here = place.start() <= span.end() && span.start() <= place.end();
      Fixes.Edit edit = fixes.of(finding).orElse(null);
      if (edit != null) {
        ofRule.computeIfAbsent(finding.rule(), rule -> new ArrayList<>()).add(edit);
      }
      if (here && edit != null) {
        touched.add(finding.rule());
        add("Write \"" + edit.text() + "\"", List.of(edit));
      } else if (here) {
        offer(finding, place);
      }
    }
    for (String rule : touched.stream().distinct().toList()) {
      List<Fixes.Edit> all = apart(ofRule.getOrDefault(rule, List.of()));
      if (all.size() > 1) {
        add("Fix all " + all.size() + " of " + rule + " here", all);
      }
    }
    return actions;
  }

  /** Editors refuse edits that overlap: of two, the first. */
  private static List<Fixes.Edit> apart(List<Fixes.Edit> edits) {
    List<Fixes.Edit> out = new ArrayList<>();
    int end = 0;
    for (Fixes.Edit edit : edits) {
      if (edit.span().start() >= end) {
        out.add(edit);
        end = edit.span().end();
      }
    }
    return out;
  }

  private void offer(Finding finding, Span place) {
    CheckedArticle article = answers.file().article();
    if (article == null) {
      return;
    }
    if (RuleId.CITE_UNKNOWN_KEY.is(finding.rule())) {
      Citations.of(article.article().blocks()).stream()
          .filter(c -> place.contains(c.span()) || c.span().contains(place))
          .forEach(this::offerNearest);
    } else if (RuleId.CLAIM_UNCITED.is(finding.rule())) {
      answers.claim(place.start()).ifPresent(claim -> offerCover(article, claim));
    }
  }

  private void offerNearest(Citation citation) {
    for (String near : Nearest.of(citation.key(), answers.file().library().keys(), NEAREST)) {
      Span key = answers.within(citation.span(), citation.key());
      Fixes.Edit edit = new Fixes.Edit(key, near);
      add("Cite @" + near + work(near) + covering(newlyCovered(edit)), List.of(edit));
    }
  }

  /** A wider reach for a citation of the same block, where the claim is covered by that. */
  private void offerCover(CheckedArticle article, Claim claim) {
    List<Inline.Cite> cites = new ArrayList<>();
    for (Block block : article.article().blocks()) {
      if (block.span().contains(claim.statement().span())) {
        new Cites(cites).blocks(List.of(block));
      }
    }
    int tried = 0;
    for (Inline.Cite cite : cites) {
      boolean bracketed = answers.source().slice(cite.span()).startsWith("[");
      for (String reach : List.of("paragraph", "list")) {
        if (cite.attributes().isEmpty() && bracketed && tried++ < TRIALS) {
          int end = cite.span().end();
          Fixes.Edit edit = new Fixes.Edit(new Span(end, end), "{cover=" + reach + "}");
          List<Claim> covered = newlyCovered(edit);
          if (covered.stream().anyMatch(c -> c.statement().text().equals(text(claim)))) {
            String key = cite.citations().get(0).key();
            String marked = answers.source().slice(cite.span()) + edit.text();
            add("Mark " + marked + work(key) + covering(covered), List.of(edit));
          }
        }
      }
    }
  }

  private static String text(Claim claim) {
    return claim.statement().text();
  }

  private record Cites(List<Inline.Cite> found) implements BodyWalk {
    @Override
    public void cite(Inline.Cite it) {
      found.add(it);
    }
  }

  /** The claims that nothing covers today and something would after a change. */
  private List<Claim> newlyCovered(Fixes.Edit edit) {
    CheckedArticle today = answers.file().article();
    if (today == null) {
      return List.of();
    }
    String text = answers.source().text();
    String then =
        text.substring(0, edit.span().start()) + edit.text() + text.substring(edit.span().end());
    List<Claim> after =
        answers
            .file()
            .context()
            .articles()
            .read(
                today.article().id(),
                ContentTree.decode(answers.source().path(), then.getBytes(UTF_8)))
            .map(read -> read.claims())
            .orElse(List.of());
    List<Claim> out = new ArrayList<>();
    for (int i = 0; i < after.size() && after.size() == today.claims().size(); i++) {
      if (after.get(i).isCovered() && !today.claims().get(i).isCovered()) {
        out.add(after.get(i));
      }
    }
    return out;
  }

  private static String covering(List<Claim> claims) {
    return claims.isEmpty()
        ? "; this covers no more claims"
        : "; this covers " + ShortTitles.claims(claims);
  }

  private String work(String key) {
    Reference work = answers.file().library().references().get(key);
    return work == null ? "" : " (" + ShortTitles.work(work) + ")";
  }

  private void add(String title, List<Fixes.Edit> edits) {
    CodeAction action = new CodeAction(title + (answers.isSigned() ? " (ends the approvals)" : ""));
    action.setKind(CodeActionKind.QuickFix);
    List<TextEdit> changes =
        edits.stream().map(it -> new TextEdit(answers.range(it.span()), it.text())).toList();
    action.setEdit(new WorkspaceEdit(Map.of(uri, changes)));
    actions.add(action);
  }
}
