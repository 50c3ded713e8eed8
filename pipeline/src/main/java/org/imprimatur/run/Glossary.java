package org.imprimatur.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Article;
import org.imprimatur.model.GlossaryEntry;
import org.imprimatur.reference.ReferenceProblem;
import org.imprimatur.site.GlossaryTerms;
import org.imprimatur.source.MixedScript;
import org.imprimatur.source.Source;
import org.imprimatur.text.Node;
import org.imprimatur.text.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * {@code references/glossary.yaml}: a list {@code glossary:} of {@code {term, also, definition}}.
 *
 * @param entries in file order; those that are wrong are left out
 * @param findings what is wrong with the file, at the most severe level
 * @param words what is wrong with words that pages show; how severe that is depends on the articles
 *     that explain the term, which the key names (see {@link #oddTermsIn})
 */
public record Glossary(
    List<GlossaryEntry> entries, List<Finding> findings, List<ReferenceProblem> words) {
  /** A house without a glossary. */
  public static final Glossary EMPTY = new Glossary(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Glossary {
    entries = List.copyOf(entries);
    findings = List.copyOf(findings);
    words = List.copyOf(words);
  }

  /** Reads {@code references/glossary.yaml}; what is wrong with it is among the findings. */
  public static Glossary read(Source source) {
    Yaml.Result yaml = Yaml.read(source, RuleId.REF_SYNTAX);
    List<Problem> problems = new ArrayList<>(yaml.problems());
    List<GlossaryEntry> entries = new ArrayList<>();
    List<ReferenceProblem> words = new ArrayList<>();
    Node node = yaml.node();
    if (node instanceof Node.Mapping mapping
        && mapping.get("glossary") instanceof Node.Sequence s) {
      for (Node item : s.items()) {
        GlossaryEntry entry = entry(item);
        if (entry == null) {
          problems.add(
              Problem.of(
                  RuleId.REF_SYNTAX,
                  item.span(),
                  "a glossary entry needs a term and a definition",
                  "write {term: ..., also: [...], definition: ...}"));
        } else {
          entries.add(entry);
          words(source, entry, item, words);
        }
      }
    } else if (node != null && problems.isEmpty()) {
      problems.add(
          Problem.of(
              RuleId.REF_SYNTAX,
              node.span(),
              "the glossary is a list under the key \"glossary\"",
              null));
    }
    return new Glossary(
        entries, problems.stream().map(p -> p.in(source, Level.ERROR)).toList(), words);
  }

  /** Keys of {@link #words} whose terms an article's page explains. */
  public Set<String> oddTermsIn(Article article) {
    Set<String> out = new TreeSet<>();
    if (!words.isEmpty()) {
      GlossaryTerms.of(entries).explainedIn(article).forEach(it -> out.add(key(it.entry())));
      out.retainAll(words.stream().map(ReferenceProblem::key).toList());
    }
    return out;
  }

  /** No key of a reference holds a blank. */
  private static String key(GlossaryEntry entry) {
    return "glossary " + entry.term();
  }

  private static void words(
      Source source, GlossaryEntry entry, Node item, List<ReferenceProblem> out) {
    if (!(item instanceof Node.Mapping mapping)) {
      return;
    }
    for (String field : List.of("term", "definition")) {
      if (mapping.get(field) instanceof Node.Scalar scalar) {
        for (MixedScript.Word word : MixedScript.in(scalar.text())) {
          Problem problem =
              Problem.of(
                  RuleId.TEXT_MIXED_SCRIPT,
                  word.in(source, scalar.text(), scalar.span()),
                  word.message(),
                  MixedScript.HINT);
          out.add(new ReferenceProblem(key(entry), source, problem));
        }
      }
    }
  }

  private static @Nullable GlossaryEntry entry(Node item) {
    if (!(item instanceof Node.Mapping mapping)) {
      return null;
    }
    String term = text(mapping.get("term"));
    String definition = text(mapping.get("definition"));
    if (term.isEmpty() || definition.isEmpty()) {
      return null;
    }
    List<String> also = new ArrayList<>();
    if (mapping.get("also") instanceof Node.Sequence others) {
      others.items().stream().map(Glossary::text).filter(t -> !t.isEmpty()).forEach(also::add);
    }
    return new GlossaryEntry(term, also, definition);
  }

  private static String text(@Nullable Node node) {
    return node instanceof Node.Scalar scalar ? scalar.text().strip() : "";
  }
}
