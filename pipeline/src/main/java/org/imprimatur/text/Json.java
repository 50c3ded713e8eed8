package org.imprimatur.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain Java values as JSON, always in the same form: {@code Map} (in its order), {@code
 * Iterable}, {@code String}, {@code Integer}, {@code Long}, {@code BigDecimal}, {@code Boolean},
 * null. Floating-point numbers are not taken, since their text differs between Java versions: hand
 * over a {@code BigDecimal}.
 */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** One line, no blanks. */
  public static String compact(@Nullable Object value) {
    return write(value, false);
  }

  /** Values as {@link #compact(Object)}, and something between them: quicker than one by one. */
  public static String compact(Iterator<?> values, String between) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      generator.setRootValueSeparator(new SerializedString(between));
      while (values.hasNext()) {
        write(generator, values.next());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return escaped(out.toString());
  }

  /** Indented by two blanks, {@code \n} between lines, and one at the end. */
  public static String pretty(@Nullable Object value) {
    return write(value, true) + "\n";
  }

  /**
   * RFC 8785 canonical JSON: keys sorted by UTF-16 unit, no blanks, numbers as ECMAScript writes
   * them. The form is unambiguous: different values give different texts. Where the RFC would let
   * two values meet, this does not: a number that a double cannot hold is written as text, and half
   * a surrogate pair as its escape.
   *
   * @throws IllegalArgumentException for a value that is not JSON
   */
  public static String canonical(@Nullable Object value) {
    return CanonicalJson.write(value);
  }

  private static String write(@Nullable Object value, boolean pretty) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      if (pretty) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        generator.setPrettyPrinter(
            new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      }
      write(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return escaped(out.toString());
  }

  /** Jackson escapes control characters but DEL and those behind it, which terminals obey, too. */
  private static String escaped(String json) {
    for (int i = 0; i < json.length(); i++) {
      if (isLateControl(json.charAt(i))) {
        return allEscaped(json);
      }
    }
    return json;
  }

  private static String allEscaped(String json) {
    StringBuilder out = new StringBuilder(json.length() + 16);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (isLateControl(c)) {
        out.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isLateControl(char c) {
    return c >= 0x7F && c <= 0x9F;
  }

  private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeFieldName(String.valueOf(entry.getKey()));
        write(out, entry.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      out.writeStartArray();
      for (Object item : list) {
        write(out, item);
      }
      out.writeEndArray();
    } else {
      writeScalar(out, value);
    }
  }

  private static void writeScalar(JsonGenerator out, Object value) throws IOException {
    if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      out.writeNumber(number.toPlainString());
    } else if (value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else {
      throw new IllegalArgumentException("not a JSON value: " + value.getClass().getName());
    }
  }

  /** An object with its keys in the order given: key, value, key, value ... */
  public static Map<String, @Nullable Object> object(@Nullable Object... pairs) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    List<@Nullable Object> all = Arrays.asList(pairs);
    for (int i = 0; i < all.size(); i += 2) {
      out.put(String.valueOf(all.get(i)), all.get(i + 1));
    }
    return out;
  }
}
