package org.imprimatur.lsp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.imprimatur.claim.Citations;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Claim;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.imprimatur.source.Span;

/** What an editor writes between and above the lines of an article. */
final class Margin {
  private final Answers answers;

  Margin(Answers answers) {
    this.answers = answers;
  }

  /** The numbers of references, and which claims nothing covers. */
  List<InlayHint> hints(Range asked) {
    CheckedArticle article = answers.file().article();
    if (article == null) {
      return List.of();
    }
    int from = answers.offset(asked.getStart());
    int to = answers.offset(asked.getEnd());
    Map<String, NumberedReference> numbers = new HashMap<>();
    for (NumberedReference reference : article.references()) {
      reference.keys().forEach(key -> numbers.put(key, reference));
    }
    List<InlayHint> out = new ArrayList<>();
    for (Citation citation : Citations.of(article.article().blocks())) {
      NumberedReference known = numbers.get(citation.key());
      if (known != null && isIn(citation.span(), from, to)) {
        out.add(
            hint(
                citation.span().end(),
                Integer.toString(known.number()),
                known.reference().title()));
      }
    }
    for (Claim claim : article.claims()) {
      if (!claim.isCovered() && isIn(claim.statement().span(), from, to)) {
        int end = claim.statement().span().end();
        out.add(hint(end, "uncited", "No citation covers this claim."));
      }
    }
    return out;
  }

  private static boolean isIn(Span span, int from, int to) {
    return span.end() >= from && span.end() <= to;
  }

  private InlayHint hint(int offset, String label, String tip) {
    InlayHint hint =
        new InlayHint(answers.columns().position(answers.source(), offset), Either.forLeft(label));
    hint.setPaddingLeft(true);
    hint.setTooltip(tip);
    return hint;
  }

  /** Where the review stands, when the next one is due, and how much is covered. */
  List<CodeLens> lenses() {
    CheckedArticle article = answers.file().article();
    if (article == null) {
      return List.of();
    }
    Proof proof = article.proof();
    List<String> parts = new ArrayList<>();
    Status declared = article.article().frontMatter().status();
    parts.add(
        declared == proof.proved()
            ? "status: " + proof.proved().word()
            : "status: " + declared.word() + ", but " + proof.proved().word() + " is proved");
    if (proof.asked().approvals() > 0) {
      parts.add("approvals: " + proof.approvals().size() + " of " + proof.asked().approvals());
    }
    if (proof.due() != null) {
      parts.add("next review due " + proof.due());
    }
    parts.add("claims: " + Concordance.Cover.of(article.claims()).words());
    Span place = article.article().frontMatter().place("status");
    CodeLens lens = new CodeLens(answers.range(place));
    // No command: the words are all there is.
    lens.setCommand(new Command(String.join("; ", parts), ""));
    return List.of(lens);
  }
}
