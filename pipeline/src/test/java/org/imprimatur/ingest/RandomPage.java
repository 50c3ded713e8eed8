package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Makes pages of the kind that people paste or save: a title among dates and a site's furniture,
 * headings, lists with every kind of bullet, tables, doses, citations, references in several forms;
 * then spoils them as copying does.
 */
final class RandomPage {
  private final Random random;
  private final String subject;

  /**
   * So many lines of a kind are there at most: most faults show in short pages, which cost less.
   */
  private final int most;

  RandomPage(long seed) {
    random = new Random(seed);
    subject = pick(PageVocabulary.SUBJECTS);
    most = random.nextInt(5) == 0 ? 4 : 1;
  }

  /** A page as pasted text. */
  String text() {
    List<String> lines = new ArrayList<>();
    furniture(lines);
    if (random.nextInt(3) == 0) {
      lines.add("How is " + subject + " treated?");
      lines.add("");
      furniture(lines);
    }
    title(lines);
    furniture(lines);
    int blocks = 1 + random.nextInt(most);
    for (int i = 0; i < blocks; i++) {
      block(lines);
    }
    if (random.nextInt(4) > 0) {
      references(lines);
    }
    furniture(lines);
    return spoilt(lines);
  }

  private void title(List<String> lines) {
    String title = pick(new String[] {"Treatment of ", "Managing ", "Care of ", ""}) + subject;
    title =
        Character.toUpperCase(title.charAt(0))
            + title.substring(1)
            + (random.nextBoolean() ? " in Adults" : "");
    lines.add((random.nextInt(6) == 0 ? "# " : "") + title);
    if (random.nextInt(8) == 0) {
      lines.add("=".repeat(title.length()));
    }
    lines.add("");
  }

  private void furniture(List<String> lines) {
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      lines.add(
          random.nextInt(6) == 0 ? pick(PageVocabulary.DATES) : pick(PageVocabulary.FURNITURE));
      blank(lines);
    }
    blank(lines);
  }

  private void blank(List<String> lines) {
    if (random.nextBoolean()) {
      lines.add("");
    }
  }

  private void block(List<String> lines) {
    switch (random.nextInt(8)) {
      case 0, 1 -> heading(lines);
      case 2, 3, 4 -> list(lines);
      case 5 -> table(lines);
      case 6 -> lines.add(wrapped(sentence() + cite() + " " + sentence() + cite()));
      default -> lines.add(sentence() + cite());
    }
    blank(lines);
  }

  private void heading(List<String> lines) {
    String mark = pick(new String[] {"", "", "", "## ", "1. ", "2. ", "2.1 ", "A. ", "II. ", "**"});
    String heading = mark + pick(PageVocabulary.HEADINGS) + (mark.equals("**") ? "**" : "");
    lines.add(random.nextInt(6) == 0 ? heading.toUpperCase(java.util.Locale.ROOT) : heading);
    if (random.nextInt(8) == 0) {
      lines.add("-".repeat(8));
    }
    blank(lines);
  }

  private void list(List<String> lines) {
    if (random.nextBoolean()) {
      lines.add(pick(PageVocabulary.HEADINGS) + pick(new String[] {":", "", ": 1"}));
      blank(lines);
    }
    String bullet = pick(PageVocabulary.BULLETS);
    String indent = " ".repeat(random.nextInt(3) * 2);
    int items = 1 + random.nextInt(2 + most / 2);
    for (int i = 1; i <= items; i++) {
      lines.add(indent + numbered(bullet, i) + item() + cite());
      if (random.nextInt(4) == 0) {
        lines.add(indent + "  " + numbered(pick(PageVocabulary.BULLETS), 1) + item() + cite());
      }
      if (random.nextInt(8) == 0) {
        lines.add("");
      }
    }
  }

  private static String numbered(String bullet, int i) {
    return bullet
        .replace("1", String.valueOf(i))
        .replace("a)", (char) ('a' + i - 1) + ")")
        .replace("a.", (char) ('a' + i - 1) + ".")
        .replace("A)", (char) ('A' + i - 1) + ")")
        .replace("A.", (char) ('A' + i - 1) + ".");
  }

  private String item() {
    return switch (random.nextInt(5)) {
      case 0 -> capital(pick(PageVocabulary.DRUGS));
      case 1 -> capital(pick(PageVocabulary.DRUGS)) + " " + dose();
      case 2 -> dose() + " " + pick(PageVocabulary.ENDS);
      case 3 -> pick(PageVocabulary.DRUGS) + ", " + pick(PageVocabulary.ENDS);
      default -> sentence();
    };
  }

  private void table(List<String> lines) {
    String between = pick(new String[] {"\t", " | "});
    String side = between.equals("\t") ? "" : "| ";
    lines.add(side + String.join(between, "Drug", "Dose", "Note") + (side.isEmpty() ? "" : " |"));
    if (!side.isEmpty() && random.nextBoolean()) {
      lines.add("|---|---|---|");
    }
    for (int i = 0; i <= random.nextInt(3); i++) {
      lines.add(
          side
              + String.join(
                  between, pick(PageVocabulary.DRUGS), dose() + cite(), pick(PageVocabulary.ENDS))
              + (side.isEmpty() ? "" : " |"));
    }
  }

  private void references(List<String> lines) {
    lines.add(
        pick(
            new String[] {
              "References", "## References", "Sources:", "REFERENCES", "Bibliography"
            }));
    blank(lines);
    String[] forms = {"%d. ", "[%d] ", "(%d) ", "%d) ", "%d ", "group", ""};
    String form = pick(forms);
    int count = 1 + random.nextInt(1 + most / 2);
    for (int i = 1; i <= count; i++) {
      if (form.equals("group")) {
        lines.add(pick(PageVocabulary.KINDS));
        blank(lines);
        lines.add("Sample guidance on " + pick(PageVocabulary.SUBJECTS) + " number " + word(i));
        blank(lines);
        lines.add(
            "Sample Society of " + capital(pick(PageVocabulary.SUBJECTS)) + ", 20" + (10 + i));
        blank(lines);
      } else {
        lines.add(String.format(java.util.Locale.ROOT, form, i) + entry(i));
      }
    }
  }

  private String entry(int i) {
    return switch (random.nextInt(6)) {
      case 0 ->
          "Doe J, Roe RA, et al. Samples of "
              + pick(PageVocabulary.SUBJECTS)
              + ". Sample J. 2020;1(2):3-4. doi:10.5555/s."
              + i;
      case 1 ->
          "Sample Society of Blood. Guideline on "
              + pick(PageVocabulary.SUBJECTS)
              + ". 2021. https://samples.example/"
              + i;
      case 2 -> "Doe J (2020). \"The " + pick(PageVocabulary.SUBJECTS) + " book\". Sample Press.";
      case 3 ->
          "[Guideline] Care of "
              + pick(PageVocabulary.SUBJECTS)
              + ". Example Institute, 2019. PMID: 123"
              + i;
      case 4 ->
          "Van Sample B. RETRACTED: " + capital(pick(PageVocabulary.SUBJECTS)) + ". Sample J 2018.";
      default -> capital(pick(PageVocabulary.SUBJECTS)) + " " + word(i) + " without a year";
    };
  }

  private String sentence() {
    String words =
        pick(PageVocabulary.VERBS)
            + " "
            + pick(PageVocabulary.DRUGS)
            + " "
            + (random.nextBoolean() ? dose() + " " : "")
            + pick(PageVocabulary.ENDS);
    return switch (random.nextInt(4)) {
      case 0 -> words + ".";
      case 1 -> words + " for " + subject + ".";
      case 2 -> capital(subject) + " often settles " + pick(PageVocabulary.ENDS) + ".";
      default -> words;
    };
  }

  private String wrapped(String text) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column > 50) {
        out.append('\n');
        column = 0;
      } else if (column > 0) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    return out.toString();
  }

  private String dose() {
    String[] numbers = {"5", "10", "500", "0.5", "375-1100", "2.5", "1,000", "1800"};
    return pick(numbers) + " " + pick(PageVocabulary.UNITS);
  }

  private String cite() {
    return pick(PageVocabulary.CITES);
  }

  private static String word(int i) {
    return List.of("zero", "one", "two", "three", "four").get(Math.min(i, 4));
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }

  /** What copying, editors and people do to a text. */
  private String spoilt(List<String> lines) {
    int times = random.nextInt(3);
    for (int i = 0; i < times && lines.size() > 2; i++) {
      int at = random.nextInt(lines.size());
      switch (random.nextInt(9)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
        case 2 -> lines.removeIf(String::isEmpty);
        case 3 -> Collections.swap(lines, at, random.nextInt(lines.size()));
        case 4 -> lines.set(at, "\t" + lines.get(at));
        case 5 -> lines.set(at, lines.get(at).replace(" ", "\u00A0"));
        case 6 -> lines.replaceAll(line -> line + "  ");
        case 7 -> lines.set(at, lines.get(at) + " " + pick(PageVocabulary.FURNITURE));
        default ->
            lines.add(
                at, pick(new String[] {"---", "***", "5", "[2]", "-", "|", "1.", ">", "```"}));
      }
    }
    return String.join(random.nextInt(8) == 0 ? "\r\n" : "\n", lines);
  }

  // The same as a saved page.

  /** A page as saved HTML; inline markup never cuts a word. */
  String html() {
    StringBuilder out = new StringBuilder("<!DOCTYPE html><html><head><title>");
    out.append(capital(subject)).append(" | Sample Site</title></head><body>\n");
    String[] wraps = {
      "div", "header", "nav", "div class=\"menu\"", "div class=\"share-bar\"", "section", "aside"
    };
    for (int i = 0; i < random.nextInt(4); i++) {
      wrapped(out, pick(wraps), pick(new String[] {"links", "words"}));
    }
    int level = random.nextInt(3);
    out.append(level == 0 ? "<p><b>" : "<h" + level + ">");
    out.append("Treatment of ").append(subject);
    out.append(level == 0 ? "</b></p>" : "</h" + level + ">").append('\n');
    int blocks = 1 + random.nextInt(most + 1);
    for (int i = 0; i < blocks; i++) {
      htmlBlock(out);
    }
    htmlReferences(out);
    wrapped(out, pick(new String[] {"footer", "div class=\"footer\"", "div"}), "words");
    String page = out.append("</body></html>").toString();
    // A tag that was lost.
    int cut = random.nextInt(6) == 0 ? page.indexOf("</", random.nextInt(page.length())) : -1;
    return cut < 0 ? page : page.substring(0, cut) + page.substring(page.indexOf('>', cut) + 1);
  }

  private void wrapped(StringBuilder out, String tag, String what) {
    out.append('<').append(tag).append('>');
    for (int i = 0; i <= random.nextInt(4); i++) {
      String text = pick(PageVocabulary.FURNITURE).replace(">", "&gt;");
      out.append(what.equals("links") ? "<a href=\"/x\">" + text + "</a> " : "<p>" + text + "</p>");
    }
    out.append("</").append((tag + " ").substring(0, (tag + " ").indexOf(' '))).append(">\n");
  }

  private void htmlBlock(StringBuilder out) {
    switch (random.nextInt(9)) {
      case 0 -> out.append("<h2>").append(pick(PageVocabulary.HEADINGS)).append("</h2>");
      case 1, 2 -> htmlList(out, 0);
      case 3 ->
          out.append("<p>")
              .append(sentence())
              .append("<sup>1</sup> ")
              .append(sentence())
              .append("</p>");
      case 4 ->
          out.append("<p>")
              .append(pick(PageVocabulary.BULLETS))
              .append(item())
              .append("<br>")
              .append(pick(PageVocabulary.BULLETS))
              .append(item())
              .append("</p>");
      case 5 -> htmlTable(out);
      case 6 ->
          out.append("<p>Give <del>")
              .append(dose())
              .append("</del> ")
              .append(dose())
              .append(" at night.</p>");
      case 7 -> htmlBox(out);
      default ->
          out.append("<dl><dt>")
              .append(capital(pick(PageVocabulary.DRUGS)))
              .append("</dt><dd>")
              .append(sentence())
              .append("</dd></dl>");
    }
    out.append('\n');
  }

  private void htmlTable(StringBuilder out) {
    out.append(
            "<table><caption>Doses</caption><tr><th>Drug</th><th>Dose</th></tr><tr><td rowspan=2>")
        .append(pick(PageVocabulary.DRUGS))
        .append("</td><td>")
        .append(dose())
        .append("</td></tr><tr><td>")
        .append(dose())
        .append("</td></tr></table>");
  }

  private void htmlBox(StringBuilder out) {
    out.append("<div class=\"")
        .append(pick(new String[] {"note", "promo", "related", "content"}))
        .append("\"><p>")
        .append(
            random.nextBoolean() ? sentence() : pick(PageVocabulary.FURNITURE).replace(">", "&gt;"))
        .append("</p></div>");
  }

  private void htmlList(StringBuilder out, int depth) {
    String tag = random.nextBoolean() ? "ul" : "ol";
    out.append('<').append(tag).append('>');
    for (int i = 0; i <= random.nextInt(3); i++) {
      boolean linked = random.nextInt(4) == 0;
      out.append("<li>")
          .append(linked ? "<a href=\"/d\">" : "")
          .append(item())
          .append(linked ? "</a>" : "");
      if (depth < 2 && random.nextInt(3) == 0) {
        htmlList(out, depth + 1);
      }
      out.append("</li>");
    }
    out.append("</").append(tag).append('>');
  }

  private void htmlReferences(StringBuilder out) {
    if (random.nextInt(4) == 0) {
      return;
    }
    out.append("<h2>References</h2><ol>");
    for (int i = 1; i <= 1 + random.nextInt(3); i++) {
      out.append("<li>").append(entry(i)).append("</li>");
    }
    out.append("</ol>\n");
  }
}
