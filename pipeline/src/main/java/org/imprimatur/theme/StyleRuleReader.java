package org.imprimatur.theme;

import com.helger.css.decl.CSSDeclaration;
import com.helger.css.decl.CSSExpressionMemberFunction;
import com.helger.css.decl.CSSExpressionMemberTermSimple;
import com.helger.css.decl.CSSSelector;
import com.helger.css.decl.CSSSelectorSimpleMember;
import com.helger.css.decl.CSSStyleRule;
import com.helger.css.decl.ECSSExpressionOperator;
import com.helger.css.decl.ECSSSelectorCombinator;
import com.helger.css.decl.ICSSExpressionMember;
import com.helger.css.decl.ICSSSelectorMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.imprimatur.finding.Nearest;
import org.jspecify.annotations.Nullable;

/** One rule of a style sheet: its selectors, then its declarations, each allowed or left out. */
final class StyleRuleReader {
  private final StyleReader reader;
  private final CSSStyleRule rule;
  private boolean isGuarded;

  StyleRuleReader(StyleReader reader, CSSStyleRule rule) {
    this.reader = reader;
    this.rule = rule;
  }

  /** The rule, written again; empty when nothing of it is left. */
  String written(String indent) {
    List<String> selectors = new ArrayList<>();
    for (CSSSelector selector : rule.getAllSelectors()) {
      String written = selector(selector);
      if (written == null) {
        return "";
      }
      selectors.add(written);
    }
    StringBuilder body = new StringBuilder();
    for (CSSDeclaration declaration : rule.getAllDeclarations()) {
      String value = value(declaration);
      if (value != null) {
        body.append(indent).append("  ").append(name(declaration)).append(": ");
        body.append(value).append(";\n");
      }
    }
    return selectors.isEmpty() || body.isEmpty()
        ? ""
        : indent + String.join(",\n" + indent, selectors) + " {\n" + body + indent + "}\n";
  }

  /** A chain of published classes; null when it is not allowed, which was said. */
  private @Nullable String selector(CSSSelector selector) {
    StringBuilder out = new StringBuilder();
    String last = "";
    for (ICSSSelectorMember member : selector.getAllMembers()) {
      if (member == ECSSSelectorCombinator.BLANK || member == ECSSSelectorCombinator.GREATER) {
        out.append(member == ECSSSelectorCombinator.BLANK ? " " : " > ");
        last = "";
        continue;
      }
      String simple = member instanceof CSSSelectorSimpleMember one ? one.getValue() : "";
      boolean isClass = simple.startsWith(".") && isPublished(simple.substring(1));
      if (!isClass && !(StyleVocabulary.PSEUDO.contains(simple) && !last.isEmpty())) {
        refuseSelector(selector, simple);
        return null;
      }
      isGuarded |=
          isClass
              && StyleVocabulary.GUARDED.contains(simple.substring(1))
              && isSubject(selector, member);
      last = simple;
      out.append(simple);
    }
    return out.toString();
  }

  /** Whether a part of a selector says what is styled, and not where that stands. */
  private static boolean isSubject(CSSSelector selector, ICSSSelectorMember member) {
    List<ICSSSelectorMember> members = selector.getAllMembers();
    for (int i = members.size() - 1; i >= 0; i--) {
      ICSSSelectorMember each = members.get(i);
      if (each instanceof ECSSSelectorCombinator) {
        return false;
      }
      if (each.equals(member)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPublished(String name) {
    return StyleVocabulary.FREE.contains(name) || StyleVocabulary.GUARDED.contains(name);
  }

  private void refuseSelector(CSSSelector selector, String part) {
    Set<String> known = new TreeSet<>(StyleVocabulary.FREE);
    known.addAll(StyleVocabulary.GUARDED);
    String near =
        part.startsWith(".")
            ? Nearest.hint(part.substring(1), known).map(hint -> hint + " ").orElse("")
            : "";
    reader.refuse(
        selector,
        "a selector may name published classes only"
            + (part.isEmpty() ? "" : ", not \"" + part + "\""),
        near + "docs/theme.md lists them");
  }

  private static String name(CSSDeclaration declaration) {
    return declaration.getProperty().toLowerCase(Locale.ROOT);
  }

  /** The value, written again; null when the declaration is not allowed, which was said. */
  private @Nullable String value(CSSDeclaration declaration) {
    String name = name(declaration);
    Predicate<String> allowed = StyleVocabulary.SPACING.get(name);
    if (allowed == null) {
      allowed = StyleVocabulary.LOOKS.get(name);
      if (allowed == null) {
        reader.refuse(
            declaration,
            "the property \"" + name + "\" is not allowed",
            "a theme may not hide, move or invent words; docs/theme.md lists what is allowed");
        return null;
      }
      if (isGuarded) {
        reader.refuse(
            declaration,
            "\""
                + name
                + "\" is not allowed here, where a status, a caution, an approval, a"
                + " citation or a dose may stand",
            "such parts take spacing only: margin, padding and gap");
        return null;
      }
    }
    String value = declaration.isImportant() ? null : values(declaration, name, allowed);
    if (value == null) {
      reader.refuse(
          declaration,
          "this value of \"" + name + "\" is not allowed",
          "docs/theme.md says which values are; !important is not needed, since the theme comes"
              + " last");
    }
    return value;
  }

  private static @Nullable String values(
      CSSDeclaration declaration, String name, Predicate<String> allowed) {
    boolean isList = name.equals("font-family");
    int most = Map.of("margin", 4, "padding", 4, "gap", 2).getOrDefault(name, isList ? 12 : 1);
    List<String> out = new ArrayList<>();
    for (ICSSExpressionMember member : declaration.getExpression().getAllMembers()) {
      if (isList && member == ECSSExpressionOperator.COMMA) {
        continue;
      }
      String text = text(member);
      if (text == null || !allowed.test(text)) {
        return null;
      }
      out.add(text);
    }
    return out.isEmpty() || out.size() > most ? null : String.join(isList ? ", " : " ", out);
  }

  private static @Nullable String text(ICSSExpressionMember member) {
    if (member instanceof CSSExpressionMemberTermSimple simple) {
      return simple.getValue();
    }
    if (member instanceof CSSExpressionMemberFunction function
        && function.getFunctionName().equals("var")
        && function.getExpression() != null
        && function.getExpression().getMemberCount() == 1
        && function.getExpression().getMemberAtIndex(0)
            instanceof CSSExpressionMemberTermSimple name) {
      return "var(" + name.getValue() + ")";
    }
    return null;
  }
}
