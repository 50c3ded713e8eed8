package org.imprimatur;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Hints are written as messages are: they begin with a small letter, but for names, and have no
 * full stop at their end. What a hint is, is known by its name: a parameter, a variable or a method
 * called so. Advice on a line of its own, as after a command that was refused, is a sentence.
 */
final class HintCaseTest {
  private static final Path MAIN = Path.of("src/main/java/org/imprimatur");

  /** A capital letter that does not begin a name or an abbreviation, or a full stop at the end. */
  private static final Pattern BEGINS_LARGE = Pattern.compile("^[A-Z](?:[a-z']| )");

  private static final Pattern ENDS_IN_STOP = Pattern.compile("(?<![.]{2})[.]$");

  /** A hint of a schema or a report. */
  private static final Pattern IN_JSON = Pattern.compile("\"hint\" ?: ?\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** A hint as commands print it. */
  private static final Pattern IN_TEXT = Pattern.compile("(?m)^ +hint: (.*)$");

  /** Where advice is a line of its own: commands, keys, steps that are refused. */
  private static final Pattern ADVICE = Pattern.compile(".*/(?:cli|sign|desk)/.*|.*/ReviewSteps.*");

  private final List<String> found = new ArrayList<>();

  /** What a file's own names in capital letters stand for, by file and name. */
  private final Map<String, ExpressionTree> constants = new HashMap<>();

  private int hints;

  @Test
  void hintsOfTheProgramBeginSmall() throws IOException {
    List<CompilationUnitTree> units = units();
    Parameters parameters = new Parameters();
    units.forEach(unit -> parameters.scan(unit, ""));
    for (CompilationUnitTree unit : units) {
      String file = unit.getSourceFile().getName();
      if (!ADVICE.matcher(file).matches()) {
        new Hints(parameters).scan(unit, file);
      }
    }
    assertTrue(hints > 200, "hints: " + hints);
    assertEquals("", String.join("\n", found));
  }

  @Test
  void hintsThatArePrintedBeginSmall() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("src/test/resources", "../docs")) {
      try (Stream<Path> walk = Files.walk(Path.of(folder))) {
        walk.filter(
                it -> it.toString().matches(".*(?:[.](?:txt|json|md|expected)|/std(?:out|err))"))
            .forEach(files::add);
      }
    }
    for (Path file : files) {
      String text = new String(Files.readAllBytes(file), ISO_8859_1);
      for (Pattern hint : List.of(IN_JSON, IN_TEXT)) {
        for (MatchResult it : hint.matcher(text).results().toList()) {
          begins(file + "", it.group(1));
          ends(file + "", it.group(1));
        }
      }
    }
    assertTrue(hints > 100, "hints: " + hints);
    assertEquals("", String.join("\n", found));
  }

  private void begins(String where, String text) {
    hints++;
    if (BEGINS_LARGE.matcher(text).find()) {
      found.add(where + " begins large: " + text);
    }
  }

  private void ends(String where, String text) {
    if (ENDS_IN_STOP.matcher(text).find()) {
      found.add(where + " ends in a stop: " + text);
    }
  }

  private static List<CompilationUnitTree> units() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        Stream<Path> walk = Files.walk(MAIN)) {
      List<Path> files = walk.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      List<CompilationUnitTree> out = new ArrayList<>();
      task.parse().forEach(out::add);
      return out;
    }
  }

  /**
   * A method, constructor or record that takes a hint: its name, how many it takes, which it is.
   */
  private record Taker(String name, int count, int place) {}

  /** Finds those who take a hint. */
  private static final class Parameters extends TreeScanner<Void, String> {
    final List<Taker> takers = new ArrayList<>();
    private String type = "";

    @Override
    public Void visitClass(ClassTree it, String outer) {
      type = it.getSimpleName().toString();
      if (it.getKind() == Tree.Kind.RECORD) {
        List<String> fields = new ArrayList<>();
        for (Tree member : it.getMembers()) {
          if (member instanceof VariableTree field
              && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
            fields.add(field.getName().toString());
          }
        }
        add(type, fields);
      }
      super.visitClass(it, type);
      type = outer;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree it, String in) {
      String name = it.getName().contentEquals("<init>") ? type : it.getName().toString();
      add(name, it.getParameters().stream().map(each -> each.getName().toString()).toList());
      return super.visitMethod(it, in);
    }

    private void add(String name, List<String> parameters) {
      int place = parameters.indexOf("hint");
      if (place >= 0) {
        takers.add(new Taker(name, parameters.size(), place));
      }
    }
  }

  /** Looks at what is handed to those who take a hint, and at what is called so. */
  private final class Hints extends TreeScanner<Void, String> {
    private final Parameters parameters;

    Hints(Parameters parameters) {
      this.parameters = parameters;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree it, String file) {
      String called = it.getMethodSelect().toString();
      String name = called.substring(called.lastIndexOf('.') + 1).strip();
      handed(name, it.getArguments(), file);
      if (name.equals("orElse") && called.contains("Nearest.hint")) {
        look(it.getArguments().get(0), file);
      }
      return super.visitMethodInvocation(it, file);
    }

    @Override
    public Void visitNewClass(NewClassTree it, String file) {
      String name = it.getIdentifier().toString().replaceAll("<.*", "");
      handed(name.substring(name.lastIndexOf('.') + 1), it.getArguments(), file);
      return super.visitNewClass(it, file);
    }

    private void handed(String name, List<? extends ExpressionTree> words, String file) {
      for (Taker taker : parameters.takers) {
        if (taker.name().equals(name) && taker.count() == words.size()) {
          look(words.get(taker.place()), file);
          return;
        }
      }
    }

    @Override
    public Void visitClass(ClassTree it, String file) {
      for (Tree member : it.getMembers()) {
        if (member instanceof VariableTree field && field.getInitializer() != null) {
          constants.put(file + field.getName(), field.getInitializer());
        }
      }
      return super.visitClass(it, file);
    }

    @Override
    public Void visitVariable(VariableTree it, String file) {
      if (it.getName().contentEquals("hint") && it.getInitializer() != null) {
        look(it.getInitializer(), file);
      }
      return super.visitVariable(it, file);
    }

    @Override
    public Void visitMethod(MethodTree it, String file) {
      if (it.getName().toString().matches("hint|hint[A-Z].*") && it.getBody() != null) {
        new Returned().scan(it.getBody(), file);
      }
      return super.visitMethod(it, file);
    }
  }

  /** Looks at what a method returns. */
  private final class Returned extends TreeScanner<Void, String> {
    @Override
    public Void visitReturn(ReturnTree it, String file) {
      if (it.getExpression() != null) {
        look(it.getExpression(), file);
      }
      return super.visitReturn(it, file);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree it, String file) {
      return null;
    }
  }

  /** Both ends of a text, where the program spells them out. */
  private void look(ExpressionTree text, String file) {
    if (text instanceof ParenthesizedTree it) {
      look(it.getExpression(), file);
    } else if (text instanceof ConditionalExpressionTree it) {
      look(it.getTrueExpression(), file);
      look(it.getFalseExpression(), file);
    } else if (text instanceof SwitchExpressionTree it) {
      for (CaseTree each : it.getCases()) {
        if (each.getBody() instanceof ExpressionTree body) {
          look(body, file);
        }
      }
    } else if (text instanceof IdentifierTree it && constants.containsKey(file + it)) {
      look(Objects.requireNonNull(constants.get(file + it)), file);
    } else {
      literal(text, true).ifPresent(it -> begins(file, it));
      literal(text, false).ifPresent(it -> ends(file, it));
    }
  }

  private static Optional<String> literal(ExpressionTree text, boolean first) {
    ExpressionTree at = text;
    while (at instanceof BinaryTree || at instanceof ParenthesizedTree) {
      if (at instanceof ParenthesizedTree it) {
        at = it.getExpression();
      } else {
        BinaryTree both = (BinaryTree) at;
        at = first ? both.getLeftOperand() : both.getRightOperand();
      }
    }
    return at instanceof LiteralTree it && it.getValue() instanceof String value
        ? Optional.of(value)
        : Optional.empty();
  }
}
