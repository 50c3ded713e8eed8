package org.imprimatur.claim;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.imprimatur.model.ArticleId;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.parse.Parsed;
import org.imprimatur.source.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is repeated, open, nested or cut off, reading it ends; the bound only catches hangs. */
final class RepeatedInputTest {
  private static final int LENGTH = 400_000;

  static List<String> units() {
    return List.of(
        "[",
        "]",
        "[[]()",
        "![[]()",
        "![",
        "[a",
        "](",
        "[](",
        "[a](b) ",
        "[a][b] ",
        "[[a]]",
        "[ [ ",
        "*a ",
        "**a ",
        "_a_ ",
        "*a **a ",
        "a*",
        "**",
        "*_",
        "a_b",
        "* * ",
        "*a*. ",
        "~",
        "`",
        "`a` ",
        "`[",
        "[`",
        "``a` ",
        "~~~",
        "```",
        "```\n",
        "<",
        "<a ",
        "<!--",
        "<!-- a ",
        "-->",
        "<div>\n",
        "<a href=\"",
        "<http://a.b> ",
        "http://a ",
        "&",
        "&amp;",
        "\\",
        "> ",
        ">",
        "> a\n\n",
        "> a\n",
        "- ",
        "- - ",
        "- a\n",
        "1. ",
        "1. a\n",
        "  ",
        "\t",
        "    a\n",
        "a  \n",
        "\n",
        "\r",
        "a\n",
        "(a\n",
        "#",
        "# a\n",
        "#a\n",
        "a\n=\n",
        "|",
        "| a ",
        "|a|b|\n|-|-|\n",
        "a|b\n",
        "Table: a\n\n",
        "[@a ",
        "[@a;",
        "@a ",
        "@{a",
        "[@a](",
        "[@a [",
        "[@a]{cover=list} ",
        "@",
        "{",
        "{a=b ",
        "{#a} ",
        "[a]: b\n",
        "[^a]: b\n",
        "a. ",
        "A. ",
        ". ",
        "...",
        "1",
        "1.",
        "e.g. ",
        "(",
        "\"a\" ",
        "a:\n- b\n",
        "\u00E9",
        "\uD83D\uDE00",
        "\u0000",
        "\uFEFF");
  }

  @ParameterizedTest
  @MethodSource("units")
  void isReadToItsEnd(String unit) {
    String body = unit.repeat(LENGTH / unit.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          read("---\ntitle: x\n---\n\n" + body);
          read("---\ntitle: " + body.substring(0, LENGTH / 4) + "\n---\n");
        });
  }

  private static void read(String text) {
    Parsed parsed = ArticleParser.parse(new ArticleId("a"), Source.of("articles/a.md", text));
    ClaimReader.read(parsed.article(), List.of(), key -> true);
  }
}
