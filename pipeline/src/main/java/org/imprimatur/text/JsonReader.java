package org.imprimatur.text;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one strict JSON value into plain Java values, as {@link Json} writes them. Repeated keys,
 * anything behind the value, and nesting deeper than {@value #MAX_DEPTH} levels are refused.
 */
public final class JsonReader {
  /** How many levels deep a value may nest. */
  public static final int MAX_DEPTH = 100;

  private static final int MAX_TEXT = 64 * 1024 * 1024;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(MAX_TEXT)
                  .maxNumberLength(1000)
                  .build())
          .build();

  private JsonReader() {}

  /**
   * What reading gave.
   *
   * @param value the value; null for {@code null} and for what cannot be read
   * @param error why it cannot be read, in a few words; null when it was read
   */
  public record Result(@Nullable Object value, @Nullable String error) {}

  /**
   * Reads a text that holds one JSON value: {@code Map<String, Object>} in order, {@code List},
   * {@code String}, {@code Long} or {@code BigDecimal}, {@code Boolean} or null. Never throws for
   * bad input.
   */
  public static Result read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return new Result(null, "it is empty");
      }
      Object value = value(parser);
      return parser.nextToken() == null
          ? new Result(value, null)
          : new Result(null, "there is something after the JSON value");
    } catch (JacksonException e) {
      String message = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      return new Result(null, message);
    } catch (IOException | NumberFormatException e) {
      return new Result(null, "it is not JSON");
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield items;
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> whole(parser.getText());
      case VALUE_NUMBER_FLOAT -> new BigDecimal(parser.getText());
      default -> parser.getText();
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      out.put(key, value(parser));
    }
    return out;
  }

  private static Object whole(String digits) {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException tooLong) {
      return new BigDecimal(digits);
    }
  }
}
