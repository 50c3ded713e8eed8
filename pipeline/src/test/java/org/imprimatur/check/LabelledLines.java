package org.imprimatur.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Policy;
import org.imprimatur.source.Span;

/** The labelled lines of one rule; their form is told in {@code labelled-rules/README.md}. */
record LabelledLines(String rule, List<Line> lines) {
  static final Path ROOT = Path.of("src/test/resources/labelled-rules");
  private static final String ELSEWISE = "!";
  private static final Checker CHECKER = new Checker(FrontDoor.context(Policy.DEFAULT));

  /**
   * A line.
   *
   * @param written the line as it stands in the file
   * @param elsewise whether the file says that the program reads it otherwise than labelled
   * @param article the article that it is
   * @param marks where the rule has to find something
   */
  record Line(String written, boolean elsewise, String article, List<Span> marks) {

    static Line of(String written) {
      boolean elsewise = written.startsWith(ELSEWISE);
      String labelled = elsewise ? written.substring(ELSEWISE.length()) : written;
      String text = labelled.replace("\\n", "\n");
      String article = text.startsWith("---\ntitle:") ? text : FrontDoor.underFrontMatter(text);
      StringBuilder plain = new StringBuilder();
      List<Span> marks = new ArrayList<>();
      int open = 0;
      for (int i = 0; i < article.length(); i++) {
        char c = article.charAt(i);
        if (c == '\u00AB') {
          open = plain.length();
        } else if (c == '\u00BB') {
          marks.add(new Span(open, plain.length()));
        } else {
          plain.append(c);
        }
      }
      return new Line(written, elsewise, plain.toString(), marks);
    }

    /** The line without what says how the program reads it. */
    String labelled() {
      return elsewise ? written.substring(ELSEWISE.length()) : written;
    }

    /** What the rule finds in it. */
    Reading read(String rule) {
      FrontDoor.Read front = FrontDoor.read("fixtures/fires", article);
      List<Span> found =
          CHECKER.check(front.article(), front.earlier()).problems().stream()
              .filter(problem -> problem.rule().equals(rule))
              .map(Problem::span)
              .toList();
      int right = (int) found.stream().filter(span -> meets(span, marks)).count();
      int missed = (int) marks.stream().filter(mark -> !meets(mark, found)).count();
      return new Reading(right, found.size() - right, missed);
    }

    private static boolean meets(Span span, List<Span> others) {
      return others.stream()
          .anyMatch(other -> other.start() < span.end() && span.start() < other.end());
    }
  }

  /** How many findings are right, how many wrong, and how many marks none meets. */
  record Reading(int right, int wrong, int missed) {
    static final Reading NOTHING = new Reading(0, 0, 0);

    Reading plus(Reading other) {
      return new Reading(right + other.right, wrong + other.wrong, missed + other.missed);
    }

    boolean asLabelled() {
      return wrong == 0 && missed == 0;
    }

    double precision() {
      return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    double recall() {
      return right + missed == 0 ? 1 : (double) right / (right + missed);
    }
  }

  /** The lines of all rules that have some, sorted. */
  static List<LabelledLines> all() throws IOException {
    try (Stream<Path> files = Files.list(ROOT)) {
      List<LabelledLines> out = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        String name = file.getFileName().toString().replace(".txt", "");
        List<Line> lines =
            Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank() && !isComment(line))
                .map(Line::of)
                .toList();
        out.add(new LabelledLines(name.replaceFirst("-", "/"), lines));
      }
      return out;
    }
  }

  long firing() {
    return lines.stream().filter(line -> !line.marks().isEmpty()).count();
  }

  long nearMisses() {
    return lines.size() - firing();
  }

  Reading read() {
    return lines.stream().map(line -> line.read(rule)).reduce(Reading.NOTHING, Reading::plus);
  }

  /** Writes into the file which lines are read otherwise than labelled. */
  void write() throws IOException {
    Path file = ROOT.resolve(rule.replace('/', '-') + ".txt");
    List<String> out = new ArrayList<>();
    for (String written : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (written.isBlank() || isComment(written)) {
        out.add(written);
      } else {
        Line line = Line.of(written);
        out.add((line.read(rule).asLabelled() ? "" : ELSEWISE) + line.labelled());
      }
    }
    Files.writeString(file, String.join("\n", out) + "\n", StandardCharsets.UTF_8);
  }

  private static boolean isComment(String line) {
    return line.startsWith("//");
  }
}
