package org.imprimatur.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CanonicalJsonTest {

  @Test
  void writesTheExampleOfTheRfc() {
    // RFC 8785, section 3.2.2 and 3.2.3.
    Map<String, Object> value =
        Json.object(
            "numbers",
            List.of(
                new BigDecimal("333333333.33333329"),
                new BigDecimal("1E30"),
                new BigDecimal("4.50"),
                new BigDecimal("2e-3"),
                new BigDecimal("0.000000000000000000000000001")),
            "string",
            "\u20ac$\u000F\nA'B\"\\\\\"/",
            "literals",
            Arrays.asList(null, true, false));
    assertEquals(
        "{\"literals\":[null,true,false],\"numbers\":[\"333333333.33333329\",1e+30,4.5,0.002,1e-27],"
            + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
        Json.canonical(value));
  }

  @Test
  void sortsKeysByUtf16Unit() {
    Map<String, Object> value =
        Json.object(
            "\u20ac", 1, "\r", 2, "\ufb33", 3, "1", 4, "\ud83d\ude00", 5, "\u0080", 6, "\u00f6", 7);
    assertEquals(
        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}",
        Json.canonical(value));
  }

  @Test
  void keepsApartWhatADoubleOrUtf8WouldLetMeet() {
    assertEquals("9007199254740991", Json.canonical(9007199254740991L));
    assertNotEquals(Json.canonical(9007199254740992L), Json.canonical(9007199254740993L));
    assertNotEquals(
        Json.canonical(new BigDecimal("0.1")),
        Json.canonical(new BigDecimal("0.1000000000000000055511151231257827")));
    assertEquals("\"\\ud800\"", Json.canonical("\ud800"));
    assertEquals("\"\\udc00\\ud800\"", Json.canonical("\udc00\ud800"));
    assertEquals("\"1E+999999999\"", Json.canonical(new BigDecimal("1E999999999")));
    assertThrows(IllegalArgumentException.class, () -> Json.canonical(1.5));
  }

  @Test
  void readsOneStrictValue() {
    String text = "{\"a\":[1,-2.5,true,null,\"x\\n\"],\"b\":{}}";
    JsonReader.Result result = JsonReader.read(text);
    assertNull(result.error());
    assertEquals(text, Json.canonical(result.value()));
  }

  @Test
  void refusesWhatIsNotOneStrictValue() {
    for (String bad :
        List.of(
            "",
            "{\"a\":1,\"a\":1}",
            "{} {}",
            "{a:1}",
            "[1,]",
            "'x'",
            "01",
            "NaN",
            "\"\t\"",
            "[".repeat(101) + "]".repeat(101),
            "9".repeat(2000))) {
      assertNotNull(JsonReader.read(bad).error(), bad);
    }
  }
}
