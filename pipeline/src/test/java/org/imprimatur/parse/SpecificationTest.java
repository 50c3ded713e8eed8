package org.imprimatur.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Block;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Source;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * CommonMark's own examples: our blocks, words and links against those of the specification's HTML.
 * Where we differ on purpose or Flexmark does, the example's number stands with its reason in
 * {@code specification-deviations.txt}.
 */
final class SpecificationTest {
  private static final Path DEVIATIONS =
      Path.of("src/test/resources/parse/specification-deviations.txt");

  @TestFactory
  List<DynamicTest> everyExampleIsReadAsTheSpecificationReadsIt() throws IOException {
    Map<Integer, String> deviations = deviations();
    List<DynamicTest> tests = new ArrayList<>();
    int number = 0;
    for (Example example : ExampleReader.readExamples(TestResources.getSpec())) {
      number++;
      boolean html =
          example.getSection().contains("HTML")
              || example.getSource().contains("<a ")
              || example.getSource().contains("<img");
      if (!html) {
        String reason = deviations.get(number);
        String name = number + " " + example.getSection();
        tests.add(DynamicTest.dynamicTest(name, () -> compare(example, name, reason)));
      }
    }
    return tests;
  }

  private static Map<Integer, String> deviations() throws IOException {
    Map<Integer, String> out = new TreeMap<>();
    for (String line : Files.readAllLines(DEVIATIONS, StandardCharsets.UTF_8)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(" ", 2);
        out.put(Integer.valueOf(parts[0]), parts[1]);
      }
    }
    return out;
  }

  private static void compare(Example example, String name, @Nullable String deviation) {
    Source source =
        Source.of("example.md", "---\n---\n" + example.getSource().replace('\u2192', '\t'));
    StringBuilder ours = new StringBuilder();
    blocks(ArticleParser.parse(new ArticleId("example"), source).article().blocks(), ours);
    StringBuilder theirs = new StringBuilder();
    elements(Jsoup.parseBodyFragment(example.getHtml().replace('\u2192', '\t')).body(), theirs);
    if (deviation == null) {
      assertEquals(theirs.toString(), ours.toString(), name + "\n" + example.getSource());
    } else {
      assertNotEquals(theirs.toString(), ours.toString(), name + " differs no more: " + deviation);
    }
  }

  private static void blocks(List<Block> blocks, StringBuilder out) {
    for (Block block : blocks) {
      if (block instanceof Block.Heading heading) {
        line(out, "h" + heading.level(), text(heading.content()));
      } else if (block instanceof Block.Paragraph paragraph) {
        line(out, "p", text(paragraph.content()));
      } else if (block instanceof Block.CodeBlock code) {
        line(out, "code", code.text());
      } else if (block instanceof Block.Divider) {
        line(out, "hr", "");
      } else if (block instanceof Block.Quote quote) {
        line(out, "quote", "");
        blocks(quote.blocks(), out);
      } else if (block instanceof Block.ListBlock list) {
        line(out, list.ordered() ? "ol " + list.start() : "ul", "");
        for (Block.Item item : list.items()) {
          line(out, "li", "");
          blocks(item.blocks(), out);
        }
      }
    }
  }

  private static void line(StringBuilder out, String kind, String text) {
    out.append(kind)
        .append('|')
        .append(text.strip().replaceAll("\\s+", " ").replace("<br> ", "<br>"))
        .append('\n');
  }

  private static String text(List<Inline> inlines) {
    StringBuilder out = new StringBuilder();
    for (Inline inline : inlines) {
      if (inline instanceof Inline.Text text) {
        out.append(text.text());
      } else if (inline instanceof Inline.Code code) {
        out.append("<code>").append(code.text()).append("</code>");
      } else if (inline instanceof Inline.Emphasis emphasis) {
        out.append("<em>").append(text(emphasis.content())).append("</em>");
      } else if (inline instanceof Inline.Strong strong) {
        out.append("<strong>").append(text(strong.content())).append("</strong>");
      } else if (inline instanceof Inline.Link link) {
        out.append("<a ").append(address(link.destination())).append('>');
        out.append(text(link.content())).append("</a>");
      } else if (inline instanceof Inline.Image image) {
        out.append("<img ").append(address(image.destination())).append('|');
        out.append(image.alt()).append('>');
      } else if (inline instanceof Inline.RawHtml html) {
        out.append(html.text());
      } else if (inline instanceof Inline.HardBreak) {
        out.append("<br>");
      } else if (inline instanceof Inline.SoftBreak) {
        out.append(' ');
      }
    }
    return out.toString();
  }

  /** Percent signs and blanks are written in many ways that mean the same. */
  private static String address(String destination) {
    StringBuilder out = new StringBuilder();
    for (byte b : destination.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > 32 && b < 127 && "\"\\`[]<>^{|}".indexOf(b) < 0;
      out.append(
          plain
              ? String.valueOf((char) b)
              : "%" + Integer.toHexString(b & 0xFF).toUpperCase(java.util.Locale.ROOT));
    }
    return out.toString();
  }

  private static void elements(Element parent, StringBuilder out) {
    for (Element element : parent.children()) {
      switch (element.tagName()) {
        case "h1", "h2", "h3", "h4", "h5", "h6", "p" -> line(out, element.tagName(), html(element));
        case "pre" -> line(out, "code", element.wholeText());
        case "hr" -> line(out, "hr", "");
        case "blockquote" -> {
          line(out, "quote", "");
          elements(element, out);
        }
        case "ul", "ol" -> {
          boolean ordered = element.tagName().equals("ol");
          String start = element.hasAttr("start") ? element.attr("start") : "1";
          line(out, ordered ? "ol " + start : "ul", "");
          elements(element, out);
        }
        case "li" -> {
          line(out, "li", "");
          item(element, out);
        }
        default -> line(out, element.tagName(), element.text());
      }
    }
  }

  /** The paragraphs of a tight list have no tags. */
  private static void item(Element item, StringBuilder out) {
    Element loose = new Element("p");
    for (org.jsoup.nodes.Node node : List.copyOf(item.childNodes())) {
      boolean block =
          node instanceof Element element
              && List.of(
                      "p",
                      "ul",
                      "ol",
                      "pre",
                      "blockquote",
                      "hr",
                      "h1",
                      "h2",
                      "h3",
                      "h4",
                      "h5",
                      "h6")
                  .contains(element.tagName());
      if (!block) {
        loose.appendChild(node.clone());
      } else {
        loose = flush(loose, out);
        Element holder = new Element("div");
        holder.appendChild(node.clone());
        elements(holder, out);
      }
    }
    flush(loose, out);
  }

  private static Element flush(Element loose, StringBuilder out) {
    String html = html(loose);
    if (!html.isBlank()) {
      line(out, "p", html);
    }
    return new Element("p");
  }

  private static String html(Element element) {
    StringBuilder out = new StringBuilder();
    for (org.jsoup.nodes.Node node : element.childNodes()) {
      if (node instanceof org.jsoup.nodes.TextNode text) {
        out.append(text.getWholeText());
      } else if (node instanceof Element child) {
        String inside = html(child);
        switch (child.tagName()) {
          case "a" ->
              out.append("<a ")
                  .append(address(child.attr("href")))
                  .append('>')
                  .append(inside)
                  .append("</a>");
          case "img" ->
              out.append("<img ")
                  .append(address(child.attr("src")))
                  .append('|')
                  .append(child.attr("alt"))
                  .append('>');
          case "br" -> out.append("<br>");
          default ->
              out.append('<')
                  .append(child.tagName())
                  .append('>')
                  .append(inside)
                  .append("</")
                  .append(child.tagName())
                  .append('>');
        }
      }
    }
    return out.toString();
  }
}
