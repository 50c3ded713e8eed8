package org.imprimatur.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.NumberToJSON;
import org.jspecify.annotations.Nullable;

/** Writes RFC 8785 canonical JSON. */
final class CanonicalJson {
  private static final BigInteger SAFE = BigInteger.ONE.shiftLeft(53).subtract(BigInteger.ONE);
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  static String write(@Nullable Object value) {
    CanonicalJson json = new CanonicalJson();
    json.value(value);
    return json.out.toString();
  }

  private void value(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof Iterable<?> list) {
      out.append('[');
      String comma = "";
      for (Object item : list) {
        out.append(comma);
        value(item);
        comma = ",";
      }
      out.append(']');
    } else if (value instanceof String text) {
      string(text);
    } else if (value instanceof Integer || value instanceof Long) {
      whole(BigInteger.valueOf(((Number) value).longValue()));
    } else if (value instanceof BigDecimal number) {
      decimal(number);
    } else if (value == null || value instanceof Boolean) {
      out.append(value);
    } else {
      throw new IllegalArgumentException("not a JSON value: " + value.getClass().getName());
    }
  }

  private void object(Map<?, ?> map) {
    // String.compareTo compares UTF-16 code units, which is the order of RFC 8785, section 3.2.3.
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    out.append('{');
    String comma = "";
    for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
      out.append(comma);
      string(entry.getKey());
      out.append(':');
      value(entry.getValue());
      comma = ",";
    }
    out.append('}');
  }

  private void whole(BigInteger number) {
    if (number.abs().compareTo(SAFE) <= 0) {
      out.append(number);
    } else {
      string(number.toString());
    }
  }

  /** A number that a double cannot hold is written as text, or two of them would look the same. */
  private void decimal(BigDecimal number) {
    double nearest = number.doubleValue();
    if (Double.isInfinite(nearest) || new BigDecimal(nearest).compareTo(number) != 0) {
      String shortest = Double.isInfinite(nearest) ? "" : serialize(nearest);
      if (shortest.isEmpty() || new BigDecimal(shortest).compareTo(number) != 0) {
        string(number.toString());
        return;
      }
      out.append(shortest);
    } else {
      out.append(serialize(nearest));
    }
  }

  private static String serialize(double number) {
    try {
      return NumberToJSON.serializeNumber(number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ' || isLone(text, i)) {
            escape(c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** UTF-8 has no form for half a surrogate pair; unescaped, all of them would look the same. */
  private static boolean isLone(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  private void escape(char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt((c >> shift) & 15));
    }
  }
}
