package org.imprimatur.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Status;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The pages of the rules: one each, true to the levels, and their examples do what they say. */
final class RuleDocsTest {
  private static final Path PAGES = Path.of("../docs/rules");
  private static final Pattern EXAMPLE =
      Pattern.compile("## (Fires|Does not fire)\n\n````markdown\n(.*?)\n````\n", Pattern.DOTALL);

  @Test
  void everyRuleHasItsPageAndEveryPageItsRule() throws IOException {
    Set<String> expected =
        Stream.of(RuleId.values())
            .map(rule -> rule.page() + ".md")
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertEquals(
          expected,
          pages
              .map(page -> page.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @TestFactory
  Stream<DynamicTest> pagesHoldWhatTheyPromise() {
    return Rules.docs().stream().map(doc -> DynamicTest.dynamicTest(doc.id(), () -> check(doc)));
  }

  private static void check(RuleDoc doc) {
    assertTrue(doc.text().startsWith("# " + doc.id() + ": " + doc.title() + "\n"), doc.text());
    assertTrue(doc.text().contains("\n## Why\n"), doc.text());
    assertTrue(doc.text().contains("\n## How to fix it\n"), doc.text());
    String levels =
        "Submitted: "
            + level(doc, Status.SUBMITTED)
            + ". Under review: "
            + level(doc, Status.UNDER_REVIEW)
            + ". Approved: "
            + level(doc, Status.APPROVED)
            + ".";
    String may =
        Levels.isFixed(doc.id())
            ? " A policy may raise these levels, but not lower them.\n"
            : " A policy may change these levels.\n";
    assertTrue(doc.text().endsWith("\n## Level\n\n" + levels + may), levels + may);
    boolean ours = Rules.of(Policy.DEFAULT).stream().anyMatch(rule -> rule.id().equals(doc.id()));
    int examples = 0;
    Matcher matcher = EXAMPLE.matcher(doc.text());
    while (matcher.find()) {
      examples++;
      assertEquals(matcher.group(1).equals("Fires"), fires(doc.id(), matcher.group(2)), doc.id());
    }
    assertFalse(ours && examples != 2, doc.id() + " needs an example of each kind");
  }

  private static boolean fires(String rule, String example) {
    String text = example.startsWith("---\n") ? example : FrontDoor.underFrontMatter(example);
    return FrontDoor.check("fixtures/fires", text).problems().stream()
        .anyMatch(problem -> problem.rule().equals(rule));
  }

  private static String level(RuleDoc doc, Status status) {
    return Levels.DEFAULT.level(doc.id(), status).word();
  }
}
