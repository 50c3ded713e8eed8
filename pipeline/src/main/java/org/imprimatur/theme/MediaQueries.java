package org.imprimatur.theme;

import com.helger.css.decl.CSSExpression;
import com.helger.css.decl.CSSMediaExpression;
import com.helger.css.decl.CSSMediaQuery;
import com.helger.css.writer.CSSWriterSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conditions of a style sheet: on which screens, or on paper. */
final class MediaQueries {
  private static final Set<String> MEDIA = Set.of("all", "print", "screen");
  private static final Pattern WIDTH = Pattern.compile("\\d{1,4}(\\.\\d{1,3})?(px|rem|em)");

  private static final Map<String, Pattern> FEATURES =
      Map.of(
          "max-width", WIDTH,
          "min-width", WIDTH,
          "prefers-color-scheme", Pattern.compile("light|dark"));

  private MediaQueries() {}

  /** The conditions, written again; null when they ask for anything else. */
  static @Nullable String written(List<CSSMediaQuery> queries) {
    List<String> out = new ArrayList<>();
    for (CSSMediaQuery query : queries) {
      String one = written(query);
      if (one == null) {
        return null;
      }
      out.add(one);
    }
    return out.isEmpty() ? null : String.join(", ", out);
  }

  private static @Nullable String written(CSSMediaQuery query) {
    List<String> parts = new ArrayList<>();
    String medium = query.getMedium();
    if (query.isNot() || query.isOnly() || (medium != null && !MEDIA.contains(medium))) {
      return null;
    }
    if (medium != null) {
      parts.add(medium);
    }
    for (CSSMediaExpression expression : query.getAllMediaExpressions()) {
      CSSExpression value = expression.getValue();
      Pattern allowed = FEATURES.get(expression.getFeature());
      String text = value == null ? "" : value.getAsCSSString(new CSSWriterSettings(), 0);
      if (allowed == null || !allowed.matcher(text).matches()) {
        return null;
      }
      parts.add("(" + expression.getFeature() + ": " + text + ")");
    }
    return parts.isEmpty() ? null : String.join(" and ", parts);
  }
}
