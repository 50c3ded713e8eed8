package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.finding.RuleId;
import org.imprimatur.ingest.NumberOrCitation.Verdict;
import org.imprimatur.ingest.PageLine.Spot;
import org.imprimatur.ingest.TextStretch.Cite;
import org.imprimatur.ingest.TextStretch.Raised;
import org.imprimatur.ingest.TextStretch.Words;
import org.imprimatur.source.Span;

/**
 * Turns the citation numbers of a page into {@link Cite} runs: bracketed and raised ones wherever
 * they stand, bare ones only at the end of a statement, before or behind its stop.
 */
final class CitationFinder {
  /** How far behind the last reference a number in brackets or behind a stop is believed. */
  private static final int FAR = 20;

  /** As much of the text around a number is looked at. */
  private static final int WINDOW = 80;

  private static final Spot NOWHERE = new Spot(1, new Span(0, 0));

  private static final String LIST =
      "\\d{1,3}(?:\\s{0,2}[,;]\\s{0,2}\\d{1,3}|\\s?[-–—]\\s?\\d{1,3}){0,40}";
  private static final String SUP = "[⁰¹²³⁴⁵⁶⁷⁸⁹]+";
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "(?<bracket>\\[\\s?("
              + LIST
              + ")\\s?\\])"
              + "|(?<round>(?<=\\s)\\(\\s?("
              + LIST
              + ")\\s?\\))"
              + "|(?<sup>⁽?"
              + SUP
              + "(?:[,˒⁻–-]\\s?"
              + SUP
              + "){0,40}⁾?|\\^"
              + LIST
              + "\\^)"
              + "|(?<glued>(?<=\\p{Ll}{4})"
              + LIST
              + "(?=$|[\\s.;:!?,)…]))"
              + "|(?<bare>(?<=\\s|^|[\\p{L})\\]\"”’%][.!?])"
              + LIST
              + "(?=$|[\\s.;:!?,)…]))");
  private static final Pattern STOP = Pattern.compile("(?s).*[.!?…][\"”’')\\]]*\\s*");
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "(?is).*\\b(e\\.g|i\\.e|cf|fig|figs|tab|no|nos|nr|vol|ca|approx|vs|ref|refs|p|pp|ch|sec|al|dr|st|ed|eds|resp|incl|max|min|[a-z])\\.\\s*");
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?s)\\s*([.!?…]+[\"”’')\\]]*(\\s+[\\p{Lu}\\p{N}“\"'(\\[].*|\\s*)|)");
  private static final Pattern NEW_SENTENCE = Pattern.compile("(?s)\\s+[\\p{Lu}“\"(].*");

  /** A sentence may begin with a number before these; before any other capital it does not. */
  private static final Pattern COUNTED = Pattern.compile("(?s)\\s+(RCTs?|IU|MRIs|CTs)\\b.*");

  private static final Pattern INTERVAL =
      Pattern.compile("(?is).*\\b(ci|range|iqr|interval|between|95%)\\W*");
  private static final Pattern UNIT =
      Pattern.compile("(?s).*(^|[^\\p{L}])(m|cm|mm|µm|μm|km|dm|nm|in|ft|s|L|l|R|r|I|χ|x|X|e)");
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final Map<Character, Character> SIGNS = Map.of('-', '⁻', '−', '⁻', '+', '⁺');

  private final int references;
  private final ImportNotes notes;

  /**
   * A finder for one page.
   *
   * @param references the greatest number that certainly is a reference
   * @param notes where doubtful numbers are noted
   */
  CitationFinder(int references, ImportNotes notes) {
    this.references = references;
    this.notes = notes;
  }

  /** The greatest number that a text cites beyond doubt: in brackets, or behind a stop. */
  static int certain(String text) {
    int most = 0;
    if (text.chars().noneMatch(CitationFinder::isFigure)) {
      return most;
    }
    Matcher matcher = CANDIDATE.matcher(text);
    while (matcher.find()) {
      List<Integer> numbers = CitationNumbers.read(matcher.group());
      Scan scan = new Scan("", text, "", NOWHERE);
      String before = before(scan, matcher.start());
      String after = after(scan, matcher.end());
      boolean sure =
          matcher.group("bracket") != null
              ? !INTERVAL.matcher(before).matches()
              : matcher.group("bare") != null && behindStop(before, after);
      if (sure && !numbers.isEmpty() && greatest(numbers) <= FAR) {
        most = Math.max(most, greatest(numbers));
      }
    }
    return most;
  }

  /**
   * The same runs with citations found.
   *
   * @param bare whether bare numbers may be citations (not in a heading)
   * @param leadIn whether a list hangs below, so that a number behind the colon is a citation
   */
  List<TextStretch> find(List<TextStretch> runs, Spot spot, boolean bare, boolean leadIn) {
    List<TextStretch> plain = CitationNumbers.merge(raised(runs));
    List<TextStretch> out = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    for (int i = 0; i < plain.size(); i++) {
      if (plain.get(i) instanceof Words words) {
        Scan scan = new Scan(end(before), words.text(), beginning(plain, i + 1), spot);
        scan(scan, out, bare, leadIn);
      } else {
        out.add(plain.get(i));
      }
      before.append(plain.get(i).text());
    }
    return CitationNumbers.merge(out);
  }

  private static String end(CharSequence text) {
    return text.subSequence(Math.max(0, text.length() - WINDOW), text.length()).toString();
  }

  private static String beginning(List<TextStretch> runs, int from) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < runs.size() && out.length() < WINDOW; i++) {
      out.append(runs.get(i).text());
    }
    return out.toString();
  }

  private record Scan(String before, String text, String after, Spot spot) {}

  private void scan(Scan scan, List<TextStretch> out, boolean bare, boolean leadIn) {
    if (scan.text.chars().noneMatch(CitationFinder::isFigure)) {
      add(out, scan.text);
      return;
    }
    Matcher matcher = CANDIDATE.matcher(scan.text);
    int from = 0;
    while (matcher.find()) {
      String before = before(scan, matcher.start());
      String after = after(scan, matcher.end());
      List<Integer> numbers = CitationNumbers.read(matcher.group());
      Verdict verdict = numbers.isEmpty() ? Verdict.TEXT : verdict(matcher, before, after, leadIn);
      if (verdict == Verdict.CITATION && !bare && matcher.group("bare") != null) {
        verdict = Verdict.DOUBTFUL;
      }
      if (verdict == Verdict.CITATION) {
        add(out, scan.text.substring(from, matcher.start()));
        out.add(new Cite(numbers, matcher.group()));
        from = matcher.end();
      } else if (verdict == Verdict.DOUBTFUL) {
        doubt(scan.spot, before, matcher.group());
      }
    }
    add(out, scan.text.substring(from));
  }

  private static boolean isFigure(int c) {
    return (c >= '0' && c <= '9') || RAISED.indexOf(c) >= 0;
  }

  private static String before(Scan scan, int at) {
    String near = scan.text.substring(Math.max(0, at - WINDOW), at);
    return at < WINDOW ? end(scan.before + near) : near;
  }

  private static String after(Scan scan, int at) {
    int end = Math.min(scan.text.length(), at + WINDOW);
    String near = scan.text.substring(at, end);
    return end == scan.text.length() ? near + scan.after : near;
  }

  private static void add(List<TextStretch> out, String text) {
    out.addAll(TextStretch.words(text));
  }

  private void doubt(Spot spot, String before, String number) {
    String end = before.length() <= 40 ? before : "..." + before.substring(before.length() - 40);
    notes.problem(
        RuleId.IMPORT_DOUBTFUL_NUMBER,
        spot,
        "\""
            + (end + number).strip()
            + "\": "
            + number
            + " may be a citation or a part of the sentence",
        "it was left as text: if it is a citation, replace it with the reference's key, as in"
            + " [@key]");
  }

  private Verdict verdict(Matcher matcher, String before, String after, boolean leadIn) {
    List<Integer> numbers = CitationNumbers.read(matcher.group());
    int most = greatest(numbers);
    if (matcher.group("bracket") != null) {
      boolean sure = most <= references + FAR && !INTERVAL.matcher(before).matches();
      return sure ? Verdict.CITATION : Verdict.DOUBTFUL;
    }
    if (matcher.group("sup") != null) {
      return raisedIsCitation(before) && most <= references + FAR ? Verdict.CITATION : Verdict.TEXT;
    }
    if (matcher.group("glued") != null) {
      // A raised number that lost its height, or a name such as "interleukin6".
      return most <= references ? Verdict.DOUBTFUL : Verdict.TEXT;
    }
    if (matcher.group("round") != null) {
      boolean end = SENTENCE_END.matcher(after).matches();
      if (!end || most > references) {
        return Verdict.TEXT;
      }
      Verdict verdict = NumberOrCitation.judge(before, numbers, references);
      return verdict == Verdict.TEXT ? Verdict.DOUBTFUL : verdict;
    }
    return bare(before, after, numbers, leadIn);
  }

  private Verdict bare(String before, String after, List<Integer> numbers, boolean leadIn) {
    if (before.isBlank()) {
      return Verdict.TEXT;
    }
    if (behindStop(before, after)) {
      return greatest(numbers) <= references + FAR ? Verdict.CITATION : Verdict.DOUBTFUL;
    }
    boolean colonBefore = before.strip().endsWith(":");
    if (leadIn && colonBefore && after.isBlank() && greatest(numbers) <= references) {
      return Verdict.CITATION;
    }
    if (SENTENCE_END.matcher(after).matches() || after.strip().equals(":")) {
      return NumberOrCitation.judge(before, numbers, references);
    }
    if (after.matches("(?s)[,;)].*") && greatest(numbers) <= references) {
      Verdict verdict = NumberOrCitation.judge(before, numbers, references);
      return verdict == Verdict.CITATION ? Verdict.DOUBTFUL : Verdict.TEXT;
    }
    return Verdict.TEXT;
  }

  /** Whether a number stands between a stop and the next sentence, or the end. */
  private static boolean behindStop(String before, String after) {
    boolean next = after.isBlank() || NEW_SENTENCE.matcher(after).matches();
    return next
        && STOP.matcher(before).matches()
        && !ABBREVIATION.matcher(before).matches()
        && !COUNTED.matcher(after).matches();
  }

  /** A raised number behind a figure or a unit is an exponent. */
  private static boolean raisedIsCitation(String before) {
    String text = before.stripTrailing();
    if (text.isEmpty()) {
      return false;
    }
    boolean apart = text.length() < before.length();
    char last = text.charAt(text.length() - 1);
    boolean exponent =
        Character.isDigit(last) || "⁻⁺^".indexOf(last) >= 0 || UNIT.matcher(text).matches();
    return apart || !exponent;
  }

  private List<TextStretch> raised(List<TextStretch> runs) {
    List<TextStretch> out = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    for (TextStretch run : runs) {
      out.add(run instanceof Raised raised ? raised(raised.text(), end(before)) : run);
      before.append(out.get(out.size() - 1).text());
    }
    return CitationNumbers.mergeWords(out);
  }

  private TextStretch raised(String text, String before) {
    List<Integer> numbers = CitationNumbers.read(text);
    boolean few = !numbers.isEmpty() && greatest(numbers) <= references + FAR;
    return few && raisedIsCitation(before) ? new Cite(numbers, text) : new Words(exponent(text));
  }

  /** Raised figures keep their height, so that 10⁹ does not become 109. */
  private static String exponent(String text) {
    if (!text.matches("[-−+]?\\d+")) {
      return text;
    }
    return text.chars()
        .mapToObj(
            c ->
                Character.isDigit(c)
                    ? RAISED.charAt(c - '0')
                    : SIGNS.getOrDefault((char) c, (char) c))
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  private static int greatest(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
