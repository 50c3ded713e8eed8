package org.imprimatur.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Citation marks of one page, in the AMA's form: numbers in brackets, ascending, three or more in a
 * row joined by a hyphen. Every mark has the address {@code cite-<number>-<k>}, to which the
 * reference links back.
 */
final class CitationMarks {
  private final Map<String, NumberedReference> byKey = new HashMap<>();
  private final Map<Integer, Integer> marks = new HashMap<>();
  private final Wording words;
  private final Set<Integer> retracted = new HashSet<>();

  CitationMarks(List<NumberedReference> references, Wording words) {
    this.words = words;
    for (NumberedReference reference : references) {
      reference.keys().forEach(key -> byKey.put(key, reference));
      if (reference.reference().governance().retraction() != null) {
        retracted.add(reference.number());
      }
    }
  }

  /** How many marks lead to a reference, so far. */
  int marksOf(int number) {
    return marks.getOrDefault(number, 0);
  }

  /** The reference of a key, or null. */
  @Nullable NumberedReference get(String key) {
    return byKey.get(key);
  }

  /** Appends a pair of brackets with its marks. */
  void render(Inline.Cite cite, Html out) {
    Citation first = cite.citations().get(0);
    NumberedReference named = byKey.get(first.key());
    if (first.mode() == Citation.Mode.AUTHOR_IN_TEXT && named != null) {
      out.text(AuthorNames.inText(named.reference())).text("\u00A0");
    }
    out.open(HtmlTag.SPAN, Attribute.css("cites")).text("[");
    if (isPlain(cite)) {
      renderNumbers(cite, out);
    } else {
      renderOneByOne(cite, out);
    }
    out.text("]").close(HtmlTag.SPAN);
  }

  private boolean isPlain(Inline.Cite cite) {
    for (Citation citation : cite.citations()) {
      if (!citation.prefix().isEmpty()
          || !citation.suffix().isEmpty()
          || !byKey.containsKey(citation.key())) {
        return false;
      }
    }
    return true;
  }

  private void renderNumbers(Inline.Cite cite, Html out) {
    String quote = cite.citations().get(0).quote();
    TreeSet<Integer> sorted = new TreeSet<>();
    for (Citation citation : cite.citations()) {
      NumberedReference reference = byKey.get(citation.key());
      if (reference != null) {
        sorted.add(reference.number());
      }
    }
    List<Integer> numbers = new ArrayList<>(sorted);
    for (int i = 0; i < numbers.size(); ) {
      int last = i;
      while (last + 1 < numbers.size()
          && numbers.get(last + 1) == numbers.get(last) + 1
          && !retracted.contains(numbers.get(last))
          && !retracted.contains(numbers.get(last + 1))) {
        last++; // a retracted work never hides behind a hyphen
      }
      if (last - i < 2) {
        last = i;
      }
      out.text(i == 0 ? "" : ",");
      link(numbers.get(i), quote, out);
      if (last > i) {
        renderInner(numbers.subList(i + 1, last), out);
        link(numbers.get(last), quote, out);
      }
      i = last + 1;
    }
  }

  /** The numbers that a hyphen stands for keep their address, so that their reference finds it. */
  private void renderInner(List<Integer> inner, Html out) {
    for (int number : inner) {
      out.open(HtmlTag.SPAN, Attribute.id(nextMark(number))).close(HtmlTag.SPAN);
    }
    out.text("-");
  }

  private void renderOneByOne(Inline.Cite cite, Html out) {
    String between = "";
    for (Citation citation : cite.citations()) {
      out.text(between);
      between = "; ";
      if (!citation.prefix().isEmpty()) {
        out.text(citation.prefix()).text(" ");
      }
      NumberedReference reference = byKey.get(citation.key());
      if (reference != null) {
        link(reference.number(), citation.quote(), out);
      } else {
        unknown(citation.key(), out);
      }
      String suffix = citation.suffix().strip();
      if (!suffix.isEmpty()) {
        out.text(suffix.startsWith(",") ? suffix : ", " + suffix);
      }
    }
  }

  /** A citation that names a quote says so: its card shows that one. */
  private void link(int number, @Nullable String quote, Html out) {
    String digits = Integer.toString(number);
    boolean isRetracted = retracted.contains(number);
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(Attribute.css(isRetracted ? "cite retracted-cite" : "cite"));
    attributes.add(Attribute.id(nextMark(number)));
    attributes.add(Attribute.href(Address.fragment("ref-" + digits)));
    String label = isRetracted ? "mark.retracted-label" : "article.reference";
    attributes.add(Attribute.aria("label", words.say(label, digits)));
    if (quote != null) {
      attributes.add(Attribute.data("q", quote));
    }
    out.open(HtmlTag.A, attributes.toArray(Attribute[]::new))
        .text(isRetracted ? digits + " " + words.say("mark.retracted-cite") : digits)
        .close(HtmlTag.A);
  }

  private void unknown(String key, Html out) {
    out.element(
        HtmlTag.SPAN, words.say("article.unknown-reference", key), Attribute.css("cite-unknown"));
  }

  private String nextMark(int number) {
    return "cite-" + number + "-" + marks.merge(number, 1, Integer::sum);
  }
}
