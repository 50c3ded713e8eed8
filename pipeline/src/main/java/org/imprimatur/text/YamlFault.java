package org.imprimatur.text;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Why a document cannot be read, in the words of people who write front matter: SnakeYAML speaks of
 * tokens, block ends and flow sequences, and Jackson of its own settings.
 *
 * @param at the place in code points from the document's beginning, or -1 if nobody knows it
 * @param message what is wrong
 * @param hint what to do
 */
record YamlFault(long at, String message, String hint) {
  private static final String QUOTE = "put the value in quotes: key: \"value\"";
  private static final String LOOK = "check indentation, colons and quotes here";

  static YamlFault of(JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      return new YamlFault(
          offset(e), "this YAML is nested too deeply or is too long to be read", "make it simpler");
    }
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblem() != null) {
      return of(marked);
    }
    if (e.getCause() instanceof ReaderException reader) {
      String point = String.format(Locale.ROOT, "U+%04X", reader.getCodePoint());
      return new YamlFault(
          reader.getPosition(), "the control character " + point + " stands here", "delete it");
    }
    return new YamlFault(offset(e), "this YAML cannot be read", LOOK);
  }

  private static YamlFault of(MarkedYAMLException e) {
    Mark mark = e.getProblemMark();
    String problem = e.getProblem();
    long at = mark == null ? -1 : mark.getIndex();
    String character = quoted(problem);
    if (problem.startsWith("found character '\\t")) {
      return new YamlFault(at, "there is a tab here", "YAML takes only spaces: replace the tab");
    }
    if (problem.startsWith("found character")) {
      return new YamlFault(at, "a value cannot begin with " + character, QUOTE);
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return new YamlFault(
          at, "a colon cannot stand here", "if it belongs to the value, put the value in quotes");
    }
    if (problem.startsWith("could not find expected ':'")) {
      return new YamlFault(start(e, at), "this line is not a key with a colon", LOOK);
    }
    return unclosed(e, at, problem);
  }

  private static YamlFault unclosed(MarkedYAMLException e, long at, String problem) {
    String context = e.getContext() == null ? "" : e.getContext();
    if (context.contains("quoted scalar") && problem.startsWith("found unexpected")) {
      return new YamlFault(start(e, at), "this quote is never closed", "close it: \"value\"");
    }
    if (context.contains("quoted scalar")) {
      return new YamlFault(
          at, "a backslash cannot stand before this character", "write the backslash twice");
    }
    if (context.contains("flow sequence")) {
      return new YamlFault(
          start(e, at), "this list is never closed, or lacks a comma", "write [first, second]");
    }
    if (context.contains("flow mapping")) {
      return new YamlFault(
          start(e, at), "this { is never closed, or lacks a comma", "write {key: value}, or quote");
    }
    if (context.contains("an alias") || context.contains("an anchor")) {
      return new YamlFault(start(e, at), "a value cannot begin with \"*\" or \"&\"", QUOTE);
    }
    if (context.contains("block scalar")) {
      return new YamlFault(
          start(e, at), "a value cannot begin with \">\" or \"|\" and text after it", QUOTE);
    }
    return new YamlFault(at, "the program cannot make out what belongs together here", LOOK);
  }

  /** Where the thing begins that is wrong, as opposed to where reading it failed. */
  private static long start(MarkedYAMLException e, long otherwise) {
    @Nullable Mark mark = e.getContextMark();
    return mark == null ? otherwise : mark.getIndex();
  }

  /** The character between the first single quotes, for display. */
  private static String quoted(String problem) {
    int open = problem.indexOf('\'');
    int close = problem.indexOf('\'', open + 1);
    return open < 0 || close < 0 ? "this" : "\"" + problem.substring(open + 1, close) + "\"";
  }

  private static long offset(JacksonException e) {
    return e.getLocation() == null ? -1 : e.getLocation().getCharOffset();
  }
}
