package org.imprimatur.parse;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.imprimatur.text.Schema;
import org.imprimatur.text.SchemaFault;
import org.jspecify.annotations.Nullable;

/** Says to an editor where front matter departs from its schema. */
final class FrontMatterFaults {
  private FrontMatterFaults() {}

  /**
   * What is wrong with front matter.
   *
   * @param map the front matter
   * @param whole where what is not there is told
   */
  static List<Problem> of(Node.Mapping map, Span whole) {
    List<Problem> problems = new ArrayList<>();
    for (SchemaFault fault : Schema.FRONT_MATTER.faults(map)) {
      problems.add(problem(fault, map, whole));
    }
    return problems;
  }

  private static Problem problem(SchemaFault fault, Node.Mapping map, Span whole) {
    return switch (fault.kind()) {
      case MISSING -> missing(fault, map, whole);
      case UNKNOWN_KEY -> unknown(fault);
      case TYPE, VALUE ->
          Problem.of(RuleId.FRONTMATTER_TYPE, fault.span(), wrong(fault), hint(fault));
    };
  }

  private static Problem missing(SchemaFault fault, Node.Mapping map, Span whole) {
    String key = fault.key();
    boolean nested = fault.path().size() > 1;
    String example = key + ": " + (fault.example() == null ? "..." : fault.example());
    if (!nested && map.get(key) != null) {
      return Problem.of(
          RuleId.FRONTMATTER_MISSING,
          fault.span(),
          "\"" + key + "\" says nothing",
          "write " + example + "; a value that begins with # needs quotes");
    }
    return Problem.of(
        RuleId.FRONTMATTER_MISSING,
        nested ? fault.span() : whole,
        "\"" + key + "\" is missing" + (nested ? " here" : ""),
        (nested ? "add " : "add a line ") + example);
  }

  private static Problem unknown(SchemaFault fault) {
    String of = fault.path().size() > 1 ? "of " + fault.path().get(0) : "of the front matter";
    return Problem.of(
        RuleId.FRONTMATTER_UNKNOWN_KEY,
        fault.span(),
        "\"" + fault.key() + "\" is not a key " + of + "; it is not used",
        Nearest.hint(fault.key(), fault.known())
            .orElse("known keys: " + String.join(", ", fault.known())));
  }

  private static String wrong(SchemaFault fault) {
    boolean item = fault.path().size() > 1 && Character.isDigit(fault.key().charAt(0));
    String name = item ? fault.address() : fault.key();
    return "\"" + name + "\" is " + fault.found() + "; it " + fault.must();
  }

  /** The hint of the schema, or the nearest word of those that may stand there. */
  private static @Nullable String hint(SchemaFault fault) {
    if (fault.hint() != null || !fault.must().contains(" or ")) {
      return fault.hint();
    }
    List<String> words = List.of(fault.must().replace("must be ", "").split(", | or "));
    return Nearest.hint(fault.found().replace("\"", ""), words).orElse(null);
  }
}
