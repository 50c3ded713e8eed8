package org.imprimatur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No regular expression of the program recurses over the text it is given. {@code java.util.regex}
 * calls itself for each round of a repeated group, unless the group is possessive ({@code
 * (a|b)*+}); a text of some thousand words then takes more stack than a thread has.
 */
final class RegularExpressionsTest {
  private static final Set<String> TAKERS =
      Set.of("compile", "matches", "replaceAll", "replaceFirst", "split");

  /** A group repeated so often at most costs little; so does a single character. */
  private static final int MOST_ROUNDS = 100;

  private static final int MOST_CHARACTERS = 1_000;

  @Test
  void noneRecurses() throws IOException {
    List<String> all = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    for (CompilationUnitTree unit : ProgramSources.units()) {
      for (String regex : regexes(unit)) {
        all.add(regex);
        if (recurses(regex)) {
          bad.add(unit.getSourceFile().getName() + ": " + regex);
        }
      }
    }
    assertTrue(all.size() > 250, "so many are there: " + all.size());
    assertEquals(List.of(), bad);
  }

  @Test
  void noneOfTheSchemasRecurses() throws IOException {
    Pattern key = Pattern.compile("\"pattern\":\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("../docs/schema"))) {
      for (Path file : files.toList()) {
        Matcher found = key.matcher(Files.readString(file));
        while (found.find()) {
          all.add(found.group(1).translateEscapes());
        }
      }
    }
    assertFalse(all.isEmpty());
    assertEquals(List.of(), all.stream().filter(RegularExpressionsTest::recurses).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a|b)*",
        "(?:ab)+",
        "(x)*?",
        "a(b){2,}c",
        "(a){0,500}",
        "[(](a)+",
        "\\R+",
        "[^x]{0,9999}"
      })
  void whatRecursesIsSeen(String regex) {
    assertTrue(recurses(regex), regex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a|b)*+",
        "(?:ab)++",
        "(a)?",
        "(a){0,20}",
        "[a(b)]*",
        "[^)]+",
        "\\)+",
        "[a]]+x",
        "\\Q)+\\E",
        "\\R",
        "(a){2,}+",
        "[ab]{0,200}"
      })
  void whatDoesNotIsLeftAlone(String regex) {
    assertFalse(recurses(regex), regex);
  }

  /** Whether a group, a line end or a long run of characters is repeated and may give back. */
  private static boolean recurses(String regex) {
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\') {
        if (regex.startsWith("\\Q", i)) {
          int end = regex.indexOf("\\E", i);
          i = end < 0 ? regex.length() : end + 1;
          continue;
        }
        i++;
        boolean varies = i < regex.length() && "RX".indexOf(regex.charAt(i)) >= 0;
        if (varies && rounds(regex, i + 1) > 1) {
          return true;
        }
      } else if (c == '[') {
        int start = i;
        i = classEnd(regex, i);
        // Characters outside of the basic plane are two, others one: then the rounds differ.
        boolean varies = regex.startsWith("[^", start) || regex.substring(start, i).contains("\\p");
        boolean counted = regex.startsWith("{", i + 1);
        if (varies && counted && rounds(regex, i + 1) > MOST_CHARACTERS) {
          return true;
        }
      } else if (c == ')' && rounds(regex, i + 1) > MOST_ROUNDS) {
        return true;
      }
    }
    return false;
  }

  private static int classEnd(String regex, int start) {
    int i = start + (regex.startsWith("^", start + 1) ? 2 : 1);
    i += regex.startsWith("]", i) ? 1 : 0;
    for (int depth = 1; i < regex.length(); i++) {
      char c = regex.charAt(i);
      i += c == '\\' ? 1 : 0;
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return i;
  }

  /** How often what stands before may be repeated, with a way back. */
  private static long rounds(String regex, int at) {
    char c = at < regex.length() ? regex.charAt(at) : ' ';
    int end = at;
    long most = 1;
    if (c == '*' || c == '+') {
      most = Long.MAX_VALUE;
    } else if (c == '{') {
      end = regex.indexOf('}', at);
      String inner = regex.substring(at + 1, end);
      String last = inner.substring(inner.indexOf(',') + 1);
      most = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
    }
    return regex.startsWith("+", end + 1) ? 1 : most;
  }

  /** The first arguments of the methods that take regular expressions, as far as they are texts. */
  private static List<String> regexes(CompilationUnitTree unit) {
    Map<String, ExpressionTree> constants = new HashMap<>();
    List<String> out = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree variable, Void nothing) {
        if (variable.getInitializer() != null) {
          constants.put(variable.getName().toString(), variable.getInitializer());
        }
        return super.visitVariable(variable, null);
      }
    }.scan(unit, null);
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        boolean takes =
            call.getMethodSelect() instanceof MemberSelectTree select
                && TAKERS.contains(select.getIdentifier().toString());
        if (takes && !call.getArguments().isEmpty()) {
          out.add(text(call.getArguments().get(0), constants, 0));
        }
        return super.visitMethodInvocation(call, null);
      }
    }.scan(unit, null);
    return out;
  }

  private static String text(
      ExpressionTree tree, Map<String, ExpressionTree> constants, int depth) {
    if (tree instanceof LiteralTree literal) {
      return String.valueOf(literal.getValue());
    }
    if (tree instanceof ParenthesizedTree inner) {
      return text(inner.getExpression(), constants, depth);
    }
    if (tree instanceof BinaryTree sum) {
      return text(sum.getLeftOperand(), constants, depth)
          + text(sum.getRightOperand(), constants, depth);
    }
    ExpressionTree constant =
        tree instanceof IdentifierTree name ? constants.get(name.getName().toString()) : null;
    return constant == null || depth > 9 ? "x" : text(constant, constants, depth + 1);
  }
}
