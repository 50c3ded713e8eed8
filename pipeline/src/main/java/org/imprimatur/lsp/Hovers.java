package org.imprimatur.lsp;

import static org.imprimatur.lsp.Answers.escaped;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Position;
import org.imprimatur.check.Rules;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Coverage;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Span;

/** What is said of a place. */
final class Hovers {
  private final Answers answers;

  Hovers(Answers answers) {
    this.answers = answers;
  }

  /** In Markdown, in which words of files are never marks. */
  String at(Position place) {
    Examined file = answers.file();
    List<String> parts = new ArrayList<>();
    answers.key(place).flatMap(k -> file.library().get(k.key())).ifPresent(r -> parts.add(work(r)));
    int offset = answers.offset(place);
    answers.claim(offset).ifPresent(claim -> parts.add(coverage(claim)));
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

  private String work(Reference reference) {
    Reference.Governance house = reference.governance();
    StringBuilder out = new StringBuilder(escaped(answers.formatted(reference.key())));
    if (house.kind() != null) {
      out.append("\n\nKind: ").append(escaped(house.kind()));
    }
    if (house.retraction() != null) {
      out.append("\n\n**Retracted.**");
    }
    if (house.quote() != null) {
      out.append("\n\n> ").append(escaped(house.quote()));
    }
    house.quotes().forEach((id, quote) -> out.append(quoted(id, quote.sentence(), quote.place())));
    if (house.checked() != null) {
      out.append("\n\nChecked on ").append(house.checked());
    }
    return out.toString();
  }

  private static String quoted(String id, String sentence, String place) {
    return "\n\n> "
        + escaped(sentence)
        + (place.isEmpty() ? "" : " (" + escaped(place) + ")")
        + (id.isEmpty() ? "" : "\n>\n> {q=" + escaped(id) + "}");
  }

  /** What its works say for a claim. */
  private static String evidence(Claim claim) {
    String quotes =
        claim.support().quotes().stream()
            .map(it -> escaped(it.key()) + quoted("", it.sentence(), it.place()))
            .collect(Collectors.joining("\n\n"));
    return quotes.isEmpty() ? "" : "\n\nQuoted for it from " + quotes;
  }

  private String coverage(Claim claim) {
    String keys =
        claim.citations().stream().map(key -> "@" + key).collect(Collectors.joining(", "));
    String covered =
        claim.coverage() == Coverage.NONE
            ? "No citation covers this claim."
            : "Covered (" + claim.coverage().word() + ") by " + keys + ".";
    Proof proof = answers.file().proof();
    String voids = proof == null || !answers.isSigned() ? "" : " " + voids(proof.approvals());
    return escaped(covered + voids) + evidence(claim);
  }

  /** Whose approvals an edit ends, by names. */
  private static String voids(List<Proof.Approval> approvals) {
    List<String> names = approvals.stream().map(Proof.Approval::name).distinct().toList();
    int last = names.size() - 1;
    return last == 0
        ? "An edit ends the approval of " + names.get(0) + "."
        : "An edit ends the approvals of "
            + String.join(", ", names.subList(0, last))
            + " and "
            + names.get(last)
            + ".";
  }
}
