package org.imprimatur.theme;

import com.helger.css.CSSSourceLocation;
import com.helger.css.ICSSSourceLocationAware;
import com.helger.css.decl.CSSImportRule;
import com.helger.css.decl.CSSMediaRule;
import com.helger.css.decl.CSSNamespaceRule;
import com.helger.css.decl.CSSStyleRule;
import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.decl.ICSSTopLevelRule;
import com.helger.css.reader.CSSReader;
import com.helger.css.reader.CSSReaderSettings;
import com.helger.css.reader.errorhandler.DoNothingCSSInterpretErrorHandler;
import java.util.List;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Reads a house's style sheet and writes it again from what is allowed, so that nothing gets into a
 * page but what was understood. A declaration or rule that is not allowed is a finding and is left
 * out; a sheet that cannot be read is left out as a whole.
 */
final class StyleReader {
  private static final int LONGEST = 64 * 1024;
  private static final int DEEPEST = 8;

  private final Source file;
  private final List<Finding> findings;

  private StyleReader(Source file, List<Finding> findings) {
    this.file = file;
    this.findings = findings;
  }

  /** The style sheet, written again; empty when nothing of it is left. */
  static String read(Source file, List<Finding> findings) {
    StyleReader reader = new StyleReader(file, findings);
    CascadingStyleSheet sheet = reader.parse();
    StringBuilder out = new StringBuilder();
    if (sheet != null) {
      for (CSSImportRule rule : sheet.getAllImportRules()) {
        reader.refuse(rule, "@import is not allowed", "write the rules in this file");
      }
      for (CSSNamespaceRule rule : sheet.getAllNamespaceRules()) {
        reader.refuse(rule, "@namespace is not allowed", "remove it");
      }
      for (ICSSTopLevelRule rule : sheet.getAllRules()) {
        out.append(reader.rule(rule, "", true));
      }
    }
    return out.toString();
  }

  private @Nullable CascadingStyleSheet parse() {
    if (file.length() > LONGEST) {
      report(
          new Span(0, 0), "this style sheet is longer than 64 KB, so it is not read", "shorten it");
      return null;
    }
    if (isTooDeep(file.text())) {
      report(
          new Span(0, 0),
          "brackets nest too deep here, so this style sheet is not read",
          "remove some");
      return null;
    }
    SyntaxErrors errors = new SyntaxErrors();
    CSSReaderSettings settings =
        new CSSReaderSettings()
            .setUseSourceLocation(true)
            .setTabSize(1)
            .setCustomErrorHandler(errors)
            .setCustomExceptionHandler(errors)
            .setInterpretErrorHandler(new DoNothingCSSInterpretErrorHandler());
    CascadingStyleSheet sheet = CSSReader.readFromStringReader(file.text(), settings);
    if (sheet == null || errors.first() != null) {
      SyntaxErrors.At at = errors.first();
      int offset = at == null ? 0 : offset(at.line(), at.column());
      report(
          new Span(offset, offset),
          "this is not CSS that can be read, so the style sheet is left out",
          "look for a missing brace, colon or semicolon here or just before");
      return null;
    }
    return sheet;
  }

  /** The parser goes down with each bracket; so deep, no style sheet that is meant well goes. */
  private static boolean isTooDeep(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' || c == '(' || c == '[') {
        depth++;
      } else if (c == '}' || c == ')' || c == ']') {
        depth = Math.max(0, depth - 1);
      }
      if (depth > DEEPEST) {
        return true;
      }
    }
    return false;
  }

  private String rule(ICSSTopLevelRule rule, String indent, boolean mayNest) {
    if (rule instanceof CSSStyleRule style) {
      return new StyleRuleReader(this, style).written(indent);
    }
    if (rule instanceof CSSMediaRule media && mayNest) {
      return media(media);
    }
    refuse(
        rule,
        "of rules with @, only @media is allowed",
        "a theme has no fonts, animations or layers of its own; remove it");
    return "";
  }

  private String media(CSSMediaRule media) {
    String query = MediaQueries.written(media.getAllMediaQueries());
    if (query == null) {
      refuse(
          media,
          "this @media has a condition that is not allowed",
          "allowed are screen, print, and widths and prefers-color-scheme in brackets, with and");
      return "";
    }
    StringBuilder out = new StringBuilder();
    for (ICSSTopLevelRule rule : media.getAllRules()) {
      out.append(rule(rule, "  ", false));
    }
    return out.isEmpty() ? "" : "@media " + query + " {\n" + out + "}\n";
  }

  /** Says that a part of the sheet is left out. */
  void refuse(Object part, String message, String hint) {
    report(place(part), message + "; it is left out", hint);
  }

  private Span place(Object part) {
    CSSSourceLocation location =
        part instanceof ICSSSourceLocationAware aware ? aware.getSourceLocation() : null;
    if (location == null || !location.hasFirstTokenArea()) {
      return new Span(0, 0);
    }
    int start =
        offset(location.getFirstTokenBeginLineNumber(), location.getFirstTokenBeginColumnNumber());
    int end =
        location.hasLastTokenArea()
            ? offset(location.getLastTokenEndLineNumber(), location.getLastTokenEndColumnNumber())
                + 1
            : start;
    int stop = Math.min(Math.max(start, end), file.lineEnd(file.lineOf(start)));
    return new Span(start, Math.max(start, stop));
  }

  private int offset(int line, int column) {
    int known = Math.min(Math.max(line, 1), file.lineCount());
    return Math.min(file.lineStart(known) + Math.max(0, column - 1), file.lineEnd(known));
  }

  private void report(Span span, String message, String hint) {
    findings.add(Problem.of(RuleId.CONFIG_STYLE, span, message, hint).in(file, Level.ERROR));
  }
}
