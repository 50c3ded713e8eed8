package org.imprimatur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.finding.RuleFamily;
import org.imprimatur.finding.RuleId;
import org.junit.jupiter.api.Test;

/** A rule is named in the catalogue, and nowhere else in the program. */
final class RuleCatalogueTest {
  private static final Pattern ID =
      Pattern.compile("(?<![\\w/-])(?:" + String.join("|", RuleId.all()) + ")(?![\\w/-])");

  private static final Pattern LIKE_AN_ID =
      Pattern.compile(
          Stream.of(RuleFamily.values())
              .map(RuleFamily::word)
              .collect(Collectors.joining("|", "(?:", ")/[a-z0-9-]*\\*?")));

  @Test
  void constantsAreNamedAndSortedByTheirIds() {
    assertEquals(RuleId.all().stream().sorted().distinct().toList(), RuleId.all());
    for (RuleId rule : RuleId.values()) {
      String name = rule.id().replace('/', '_').replace('-', '_').toUpperCase(Locale.ROOT);
      assertEquals(name, rule.name());
    }
  }

  @Test
  void noTextOfTheProgramNamesARule() throws IOException {
    Set<String> found = new TreeSet<>();
    for (CompilationUnitTree unit : ProgramSources.units()) {
      String file = unit.getSourceFile().getName();
      if (file.endsWith("RuleId.java")) {
        continue;
      }
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
          if (literal.getValue() instanceof String text && namesRule(text)) {
            found.add(file + ": " + text);
          }
          return null;
        }
      }.scan(unit, null);
    }
    // Types of files.
    found.removeIf(text -> text.endsWith("SvgAttributes.java: text/css"));
    found.removeIf(text -> text.matches(".*/serve/FileKinds\\.java: image/[a-z]+"));
    found.removeIf(text -> text.endsWith("LocalServer.java: text/event-stream"));
    assertEquals(Set.of(), found);
  }

  @Test
  void noTemplateNamesARule() throws IOException {
    try (Stream<Path> templates = Files.list(Path.of("src/main/jte"))) {
      List<Path> all = templates.toList();
      assertTrue(all.size() > 5);
      for (Path template : all) {
        String text = Files.readString(template);
        assertEquals(List.of(), ID.matcher(text).results().map(it -> it.group()).toList());
      }
    }
  }

  @Test
  void everyRuleIsReportedSomewhere() throws IOException {
    Set<String> used = new TreeSet<>();
    for (CompilationUnitTree unit : ProgramSources.units()) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
          if (select.getExpression().toString().equals("RuleId")) {
            used.add(select.getIdentifier().toString());
          }
          return super.visitMemberSelect(select, null);
        }
      }.scan(unit, null);
    }
    Set<String> unused = new TreeSet<>();
    Stream.of(RuleId.values()).map(RuleId::name).forEach(unused::add);
    unused.removeAll(used);
    assertEquals(Set.of(), unused);
  }

  private static boolean namesRule(String text) {
    return ID.matcher(text).find() || LIKE_AN_ID.matcher(text).matches();
  }
}
