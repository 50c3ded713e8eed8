package org.imprimatur.search;

import java.util.List;
import java.util.Random;

/**
 * Articles made of headings of several polarities and none, lead-ins, lists in lists, tables, doses
 * with and without a drug, and sentences that point back, in every order.
 */
final class GeneratedArticles {
  private static final List<String> HEADINGS =
      List.of(
          "Treatment",
          "Pitfalls",
          "Common errors",
          "Myths",
          "Contraindications",
          "Do not",
          "Avoid",
          "Avoiding relapse",
          "Red flags",
          "When to refer",
          "Not recommended",
          "Follow-up");

  private static final List<String> LEAD_INS =
      List.of(
          "Do not give:",
          "Do not delay these:",
          "The society advises not to offer the following:",
          "First-line therapy:",
          "Naproxen was given to those who had:",
          "Naproxen:",
          "Avoid in kidney disease:",
          "Red flags:",
          "Start with one of:");

  private static final List<String> ITEMS =
      List.of(
          "rest in bed",
          "naproxen 500 mg twice daily",
          "5 mg at night",
          "Ibuprofen",
          "Leaving out the screen because potassium is normal.",
          "none",
          "1,200 mg daily, raised to 2,400 mg",
          "It helps in pain.");

  private static final List<String> SENTENCES =
      List.of(
          "Naproxen helps in acute pain.",
          "A trial compared two drugs.",
          "It enrolled 640 adults.",
          "They took 20 mg daily.",
          "The dose was 400 mg to 800 mg.",
          "Do not use it for cramps.",
          "This dose may be repeated after 4 hours.",
          "However, these tablets of 10 mg are large.",
          "Rest helps.",
          "Give 2.5 mg at night.",
          "Prednisone 40 mg for 5 days is enough, e.g. at home.",
          "It is unclear whether 5 mg is too much.");

  private final Random random;
  private final StringBuilder out = new StringBuilder();

  private GeneratedArticles(long seed) {
    this.random = new Random(seed);
  }

  /** The text of an article; the same number gives the same. */
  static String of(long seed) {
    GeneratedArticles made = new GeneratedArticles(seed);
    int blocks = 6 + made.random.nextInt(10);
    for (int i = 0; i < blocks; i++) {
      made.block();
    }
    return made.out.toString();
  }

  private String any(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void block() {
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        String marks = "#".repeat(2 + random.nextInt(2));
        out.append(marks).append(' ').append(any(HEADINGS)).append("\n\n");
      }
      case 2 -> list("", 0);
      case 3 -> table();
      default -> paragraph();
    }
  }

  private void paragraph() {
    int sentences = 1 + random.nextInt(5);
    for (int i = 0; i < sentences; i++) {
      out.append(any(SENTENCES)).append(i + 1 < sentences ? " " : "\n\n");
    }
  }

  private void list(String indent, int depth) {
    if (depth == 0) {
      out.append(random.nextBoolean() ? any(SENTENCES) + " " : "").append(any(LEAD_INS));
      out.append("\n\n");
    }
    int items = 1 + random.nextInt(4);
    for (int i = 0; i < items; i++) {
      boolean deeper = depth < 2 && random.nextInt(4) == 0;
      out.append(indent).append("- ").append(any(deeper ? LEAD_INS : ITEMS)).append('\n');
      if (deeper) {
        list(indent + "  ", depth + 1);
      }
    }
    out.append(depth == 0 ? "\n" : "");
  }

  private void table() {
    out.append("| Drug | Dose | Note |\n|---|---|---|\n");
    int rows = 1 + random.nextInt(3);
    for (int i = 0; i < rows; i++) {
      out.append("| ").append(random.nextBoolean() ? "Naproxen" : "Older people").append(" | ");
      out.append(any(ITEMS)).append(" | ").append(any(SENTENCES)).append(" |\n");
    }
    out.append('\n');
  }
}
