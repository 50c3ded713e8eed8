package org.imprimatur.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one block of the configuration, converted. A value that cannot be converted is read
 * as missing and marks the whole reading as unusual, so that the schema is asked what is wrong.
 * Asking for a key makes it known; {@link #done} looks for those that nobody asked for.
 */
final class SettingFields {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,4}) (day|week|month|year)s?");

  private final ConfigurationFaults faults;
  private final Node.Mapping block;
  private final Set<String> asked = new HashSet<>();

  SettingFields(ConfigurationFaults faults, Node node) {
    this.faults = faults;
    this.block = node instanceof Node.Mapping mapping ? mapping : empty();
    unusualUnless(node instanceof Node.Mapping);
  }

  static Node.Mapping empty() {
    return new Node.Mapping(Map.of(), Map.of(), new Span(0, 0));
  }

  private void unusualUnless(boolean usual) {
    if (!usual) {
      faults.unusual();
    }
  }

  /** The keys as written; all count as known. */
  Set<String> keys() {
    asked.addAll(block.entries().keySet());
    return block.entries().keySet();
  }

  private @Nullable Node value(String key) {
    asked.add(key);
    Node node = block.get(key);
    return node instanceof Node.Scalar scalar && scalar.type() == Node.Type.NOTHING ? null : node;
  }

  SettingFields block(String key) {
    Node node = value(key);
    return new SettingFields(faults, node == null ? empty() : node);
  }

  /** Whether a key has keys of its own. */
  boolean isBlock(String key) {
    return value(key) instanceof Node.Mapping;
  }

  List<SettingFields> blocks(String key) {
    List<SettingFields> out = new ArrayList<>();
    for (Node item : items(key)) {
      out.add(new SettingFields(faults, item));
    }
    return out;
  }

  private List<Node> items(String key) {
    Node node = value(key);
    unusualUnless(node == null || node instanceof Node.Sequence);
    return node instanceof Node.Sequence sequence ? sequence.items() : List.of();
  }

  /** A list of texts; one text alone counts as a list of one. */
  @Nullable List<String> texts(String key) {
    Node node = value(key);
    if (node == null) {
      return null;
    }
    List<String> out = new ArrayList<>();
    for (Node item : node instanceof Node.Scalar ? List.of(node) : items(key)) {
      if (item instanceof Node.Scalar scalar && scalar.type() != Node.Type.NOTHING) {
        out.add(scalar.text());
      } else {
        faults.unusual();
      }
    }
    return out;
  }

  /** A list of texts that each look like something. */
  @Nullable List<String> matching(String key, Pattern pattern) {
    if (value(key) == null) {
      return null;
    }
    List<String> out = new ArrayList<>();
    for (Node item : items(key)) {
      boolean fits =
          item instanceof Node.Scalar scalar
              && scalar.type() == Node.Type.TEXT
              && pattern.matcher(scalar.text()).matches();
      unusualUnless(fits);
      if (item instanceof Node.Scalar scalar && fits) {
        out.add(scalar.text());
      }
    }
    return out;
  }

  /** At least one text, none of them blank. */
  List<String> phrases(String key) {
    List<String> texts = texts(key);
    unusualUnless(texts != null && !texts.isEmpty() && texts.stream().noneMatch(String::isBlank));
    return texts == null ? List.of() : texts;
  }

  @Nullable String text(String key) {
    Node node = value(key);
    unusualUnless(node == null || node instanceof Node.Scalar);
    String text = node instanceof Node.Scalar scalar ? scalar.text().strip() : "";
    return text.isEmpty() ? null : text;
  }

  String requiredText(String key) {
    String text = text(key);
    unusualUnless(text != null);
    return text == null ? "" : text;
  }

  /** A text that must be there and look like something. */
  String requiredText(String key, Pattern pattern) {
    String text = converted(key, raw -> pattern.matcher(raw).matches() ? raw.strip() : null);
    unusualUnless(text != null);
    return text == null ? "" : text;
  }

  /** What a text says, if it says that; numbers are not texts here. */
  <T> @Nullable T converted(String key, Function<String, @Nullable T> reading) {
    Node node = value(key);
    if (node == null) {
      return null;
    }
    T read =
        node instanceof Node.Scalar scalar && scalar.type() == Node.Type.TEXT
            ? reading.apply(scalar.text())
            : null;
    unusualUnless(read != null);
    return read;
  }

  @Nullable Boolean yesNo(String key) {
    Node node = value(key);
    if (node instanceof Node.Scalar scalar && scalar.type() == Node.Type.BOOLEAN) {
      return Boolean.valueOf(scalar.text());
    }
    unusualUnless(node == null);
    return null;
  }

  @Nullable Integer count(String key, int least, int most) {
    Node node = value(key);
    if (node == null) {
      return null;
    }
    boolean whole = node instanceof Node.Scalar s && s.type() == Node.Type.INTEGER;
    if (whole && node.plain() instanceof Long number && number >= least && number <= most) {
      return number.intValue();
    }
    faults.unusual();
    return null;
  }

  @Nullable LocalDate date(String key) {
    return converted(key, SettingFields::readDate);
  }

  private static @Nullable LocalDate readDate(String text) {
    try {
      return text.length() == 10 ? LocalDate.parse(text) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** {@code 90 days}, {@code 6 weeks}, {@code 24 months}, {@code 2 years}. */
  @Nullable Period duration(String key) {
    return converted(key, SettingFields::period);
  }

  private static @Nullable Period period(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    int number = Integer.parseInt(matcher.group(1));
    return switch (matcher.group(2)) {
      case "day" -> Period.ofDays(number);
      case "week" -> Period.ofWeeks(number);
      case "month" -> Period.ofMonths(number);
      default -> Period.ofYears(number);
    };
  }

  /** Looks for keys that nobody asked for. */
  void done() {
    unusualUnless(asked.containsAll(block.entries().keySet()));
  }

  /** What no key alone shows to be wrong. */
  void error(String key, String message) {
    Node node = block.get(key);
    faults.value(node == null ? block.span() : node.span(), message);
  }

  /** A key that the schema does not allow. */
  void unusualKey() {
    faults.unusual();
  }
}
