package org.imprimatur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The shape that CONTRIBUTING asks of every source file, tests included: its length, that of its
 * methods, their parameters. And that what the model knows several kinds of is told apart by a
 * visitor, so that a new kind does not compile where it must be handled.
 */
final class SourceShapeTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TESTS = Path.of("src/test/java");
  private static final int LONGEST_FILE = 400;
  private static final int LONGEST_METHOD = 40;
  private static final int MOST_PARAMETERS = 5;

  /** Tables with a row a rule, and what a library wants. */
  private static final Set<String> MAY_BE_LONG =
      Set.of(
          "check/Abbreviations.java all",
          "check/TermRules.java all",
          "parse/QuickInlineParser.java <init>");

  /** The parser makes the model's values, one after the other. */
  private static final Set<String> MAY_LOOK =
      Set.of("org.imprimatur.model", "org.imprimatur.parse");

  @Test
  void filesAndMethodsAreShort() throws IOException {
    List<String> found = new ArrayList<>();
    Shape shape = new Shape(found);
    for (Path root : List.of(MAIN, TESTS)) {
      for (Path file : files(root)) {
        long lines = lines(file);
        if (lines > LONGEST_FILE) {
          found.add(file + " has " + lines + " lines");
        }
      }
      shape.read(root);
    }
    assertTrue(shape.methods > 5_000, "so many methods are there: " + shape.methods);
    assertEquals(List.of(), found, String.join("\n", found));
    assertEquals(MAY_BE_LONG, shape.excused, "what is excused and short enough is a stale row");
  }

  @Test
  void kindsAreToldApartByVisitors() throws IOException {
    Kinds kinds = new Kinds();
    kinds.read(MAIN);
    assertTrue(kinds.names.contains("Block.Heading"), "these kinds: " + kinds.names);
    assertTrue(kinds.inModel > 0, "the scan sees those of the model itself");
    assertEquals(List.of(), kinds.found, String.join("\n", kinds.found));
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static long lines(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }

  /** Goes through the syntax trees of all sources under a folder. */
  private abstract static class Scan extends TreeScanner<Void, Void> {
    private @Nullable CompilationUnitTree unit;
    private @Nullable SourcePositions positions;

    void read(Path root) throws IOException {
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
        JavacTask task =
            (JavacTask)
                compiler.getTask(
                    null,
                    manager,
                    null,
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files(root)));
        positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree each : task.parse()) {
          unit = each;
          scan(each, null);
        }
      }
    }

    CompilationUnitTree unit() {
      return Objects.requireNonNull(unit);
    }

    /** Line of the first character of a tree, and of its last. */
    int[] lines(Tree tree) {
      LineMap map = unit().getLineMap();
      SourcePositions known = Objects.requireNonNull(positions);
      return new int[] {
        (int) map.getLineNumber(known.getStartPosition(unit(), tree)),
        (int) map.getLineNumber(known.getEndPosition(unit(), tree))
      };
    }

    /** Behind the package of the program. */
    String path() {
      return unit().getSourceFile().getName().replace('\\', '/').replaceFirst(".*/imprimatur/", "");
    }

    String at(Tree tree) {
      return unit().getSourceFile().getName() + ":" + lines(tree)[0] + " ";
    }
  }

  private static final class Shape extends Scan {
    private final List<String> found;
    private final Set<String> excused = new TreeSet<>();
    private int methods;
    private boolean inRecord;

    Shape(List<String> found) {
      this.found = found;
    }

    /** A record's components are its shape: they are read by name, not by their order. */
    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      boolean before = inRecord;
      inRecord = tree.getKind() == Tree.Kind.RECORD;
      super.visitClass(tree, null);
      inRecord = before;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
      methods++;
      Tree type = tree.getReturnType();
      // Annotations may hold the cases of a test; they are no steps.
      int length = lines(tree)[1] - lines(type == null ? tree : type)[0] + 1;
      int parameters = tree.getParameters().size();
      boolean isLong = length > LONGEST_METHOD;
      boolean asksMuch = parameters > MOST_PARAMETERS && !(type == null && inRecord);
      String name = path() + " " + tree.getName();
      if ((isLong || asksMuch) && MAY_BE_LONG.contains(name)) {
        excused.add(name);
      } else if (isLong) {
        found.add(at(tree) + tree.getName() + " has " + length + " lines");
      } else if (asksMuch) {
        found.add(at(tree) + tree.getName() + " has " + parameters + " parameters");
      }
      return super.visitMethod(tree, null);
    }
  }

  private static final class Kinds extends Scan {
    private final Set<String> names = new TreeSet<>();
    private final List<String> found = new ArrayList<>();
    private int inModel;

    Kinds() throws IOException {
      for (Path file : files(MAIN.resolve("org/imprimatur/model"))) {
        String name = file.getFileName().toString().replace(".java", "");
        if (!name.equals("package-info")) {
          kinds(name);
        }
      }
    }

    private void kinds(String name) {
      try {
        Class<?> type = Class.forName("org.imprimatur.model." + name);
        if (type.isSealed()) {
          for (Class<?> kind : type.getPermittedSubclasses()) {
            names.add(name + "." + kind.getSimpleName());
          }
        }
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Void visitInstanceOf(InstanceOfTree tree, Void nothing) {
      look(tree.getType(), tree);
      return super.visitInstanceOf(tree, null);
    }

    /** {@code Inline.Text.class}. */
    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
      if (tree.getIdentifier().contentEquals("class")) {
        look(tree.getExpression(), tree);
      }
      return super.visitMemberSelect(tree, null);
    }

    private void look(Tree type, Tree where) {
      String name = String.valueOf(type);
      boolean isKind =
          names.contains(name)
              || unit().getImports().stream()
                  .map(each -> each.getQualifiedIdentifier().toString())
                  .anyMatch(each -> names.contains(inModel(each)) && each.endsWith("." + name));
      if (isKind && MAY_LOOK.contains(String.valueOf(unit().getPackageName()))) {
        inModel++;
      } else if (isKind) {
        found.add(at(where) + "asks for " + name);
      }
    }

    private static String inModel(String imported) {
      return imported.replaceFirst("^org\\.imprimatur\\.model\\.", "");
    }
  }
}
