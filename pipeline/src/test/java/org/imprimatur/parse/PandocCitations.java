package org.imprimatur.parse;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.imprimatur.text.Node;
import org.imprimatur.text.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * The citations that Pandoc itself sees in a text, read from its JSON, which is YAML. Typographic
 * quotes are off, so that prefix and suffix keep the characters of the source.
 */
final class PandocCitations {
  private static final String FORMAT = "markdown-smart-yaml_metadata_block";

  private PandocCitations() {}

  /**
   * One citation as both programs can say it.
   *
   * @param group which brackets it stands in, from 1, then its place there
   * @param mode {@code NormalCitation} and so on; {@code *} when it cannot be compared
   * @param key the key
   * @param prefix plain, white space folded
   * @param suffix plain, white space folded, without the comma that leads in
   */
  record Entry(String group, String mode, String key, String prefix, String suffix) {}

  /** Whether there is a Pandoc to ask. */
  static boolean isInstalled() {
    try {
      Process process =
          new ProcessBuilder("pandoc", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What Pandoc says of a body of Markdown. */
  static List<Entry> of(String markdown) {
    String json = run(markdown);
    Yaml.Result result = Yaml.read(Source.of("pandoc.json", json), RuleId.CONFIG_SYNTAX);
    if (result.node() == null || !result.problems().isEmpty()) {
      throw new AssertionError("Pandoc's JSON cannot be read: " + result.problems());
    }
    List<List<Node.Mapping>> cites = new ArrayList<>();
    collect(result.node(), cites);
    List<Entry> entries = new ArrayList<>();
    for (int group = 0; group < cites.size(); group++) {
      List<Node.Mapping> citations = cites.get(group);
      for (int i = 0; i < citations.size(); i++) {
        entries.add(entry(group + 1 + "." + (i + 1), citations.get(i)));
      }
    }
    return entries;
  }

  /** White space, the unbreakable included, as one blank. */
  static String fold(String text) {
    return text.replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  /** A suffix without the comma that leads in. */
  static String suffix(String text) {
    String folded = fold(text);
    return folded.startsWith(",") ? folded.substring(1).strip() : folded;
  }

  private static Entry entry(String group, Node.Mapping citation) {
    return new Entry(
        group,
        type(citation.get("citationMode")),
        scalar(citation.get("citationId")),
        fold(plain(citation.get("citationPrefix"))),
        suffix(plain(citation.get("citationSuffix"))));
  }

  /** Gathers the citations of each Cite in the order of the text. */
  private static void collect(@Nullable Node node, List<List<Node.Mapping>> cites) {
    if (node instanceof Node.Sequence sequence) {
      sequence.items().forEach(item -> collect(item, cites));
    } else if (node instanceof Node.Mapping mapping) {
      if (type(mapping).equals("Cite")) {
        List<Node.Mapping> group = new ArrayList<>();
        citations(mapping, group);
        cites.add(group);
      } else {
        mapping.entries().values().forEach(value -> collect(value, cites));
      }
    }
  }

  /**
   * A Cite's citations; one that stands in the words of another follows it in the same brackets.
   */
  private static void citations(Node.Mapping cite, List<Node.Mapping> group) {
    for (Node item : items(items(cite.get("c")).get(0))) {
      Node.Mapping citation = (Node.Mapping) item;
      group.add(citation);
      List<List<Node.Mapping>> inner = new ArrayList<>();
      collect(citation.get("citationPrefix"), inner);
      collect(citation.get("citationSuffix"), inner);
      inner.forEach(group::addAll);
    }
  }

  /** The text that inlines show. */
  private static String plain(@Nullable Node node) {
    if (node instanceof Node.Sequence sequence) {
      StringBuilder out = new StringBuilder();
      sequence.items().forEach(item -> out.append(plain(item)));
      return out.toString();
    }
    if (!(node instanceof Node.Mapping mapping)) {
      return "";
    }
    return switch (type(mapping)) {
      case "Str" -> scalar(mapping.get("c"));
      case "Space", "SoftBreak", "LineBreak" -> " ";
      case "Code", "Math", "RawInline" -> commentsDropped(scalar(items(mapping.get("c")).get(1)));
      case "Link", "Image", "Span", "Quoted", "Cite" -> plain(items(mapping.get("c")).get(1));
      default -> plain(mapping.get("c"));
    };
  }

  private static String commentsDropped(String raw) {
    return raw.startsWith("<!--") ? "" : raw;
  }

  private static String type(@Nullable Node node) {
    return node instanceof Node.Mapping mapping ? scalar(mapping.get("t")) : "";
  }

  private static String scalar(@Nullable Node node) {
    return node instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  private static List<Node> items(@Nullable Node node) {
    return node instanceof Node.Sequence sequence ? sequence.items() : List.of();
  }

  private static String run(String markdown) {
    try {
      Process process =
          new ProcessBuilder("pandoc", "-f", FORMAT, "-t", "json")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(markdown.getBytes(StandardCharsets.UTF_8));
      }
      String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("pandoc failed");
      }
      return json;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
