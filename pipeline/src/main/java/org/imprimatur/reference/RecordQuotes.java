package org.imprimatur.reference;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;

/**
 * Whether the quotes of a record stand in its abstract or in the work's stored text, word for word.
 * White space, ligatures and hyphens at ends of lines are how a text was set, not what it says;
 * everything else counts, case and signs included. A record without either is not judged.
 */
final class RecordQuotes {
  private static final Pattern WHITE = Pattern.compile("[\\s\\h\\u200B\\uFEFF]++");

  /**
   * Between letters, with or without a new line behind it: the word may have been divided there.
   */
  private static final Pattern IN_A_WORD =
      Pattern.compile("(?<=\\p{L})[-\\u2010\\u2011\\u00AD] ?(?=\\p{L})");

  private static final Pattern DASH = Pattern.compile(" ?[-\\u2010-\\u2015\\u2212] ?");

  private static final Map<String, String> LIGATURES =
      Map.of(
          "\uFB00", "ff", "\uFB01", "fi", "\uFB02", "fl", "\uFB03", "ffi", "\uFB04", "ffl",
          "\uFB05", "st", "\uFB06", "st");

  private RecordQuotes() {}

  static List<ReferenceProblem> check(LibraryRecord record, StoredTexts texts) {
    Reference.Governance governance = record.reference().governance();
    List<ReferenceProblem> out = new ArrayList<>();
    if (governance.quote() == null && governance.quotes().isEmpty()) {
      return out;
    }
    String summary = Objects.requireNonNullElse(record.text("abstract"), "");
    String whole = texts.of(record.key()).orElse("");
    if (summary.isBlank() && whole.isBlank()) {
      return out;
    }
    String all = plain(summary) + "\n" + plain(whole);
    String one = governance.quote();
    if (one != null && !all.contains(plain(one))) {
      out.add(problem(record, record.place("quote"), "the quote", !whole.isBlank()));
    }
    governance
        .quotes()
        .forEach(
            (id, quote) -> {
              if (!all.contains(plain(quote.sentence()))) {
                out.add(
                    problem(
                        record, place(record, id), "the quote \"" + id + "\"", !whole.isBlank()));
              }
            });
    return out;
  }

  private static Span place(LibraryRecord record, String id) {
    Node quotes = record.node().get("quotes");
    Node own = quotes instanceof Node.Mapping mapping ? mapping.get(id) : null;
    return own == null ? record.place("quotes") : own.span();
  }

  private static ReferenceProblem problem(
      LibraryRecord record, Span place, String what, boolean hasText) {
    return new ReferenceProblem(
        record.key(),
        record.source(),
        Problem.of(
            RuleId.CITE_QUOTE_NOT_FOUND,
            place,
            what
                + " of \""
                + record.key()
                + "\" is not, word for word, in "
                + (hasText ? "its stored text or abstract" : "its abstract"),
            "copy the sentence again (imprimatur quote "
                + record.key()
                + " WORDS); if it stands elsewhere in the work, "
                + (hasText ? "store the whole text" : "take the abstract out of the record")));
  }

  /** A text as it is compared. */
  static String plain(String text) {
    String out = Normalizer.normalize(text, Normalizer.Form.NFC);
    for (Map.Entry<String, String> ligature : LIGATURES.entrySet()) {
      out = out.replace(ligature.getKey(), ligature.getValue());
    }
    out = WHITE.matcher(out).replaceAll(" ").strip();
    out = IN_A_WORD.matcher(out).replaceAll("");
    Matcher dash = DASH.matcher(out.replace("\u00AD", ""));
    return dash.replaceAll("-");
  }
}
