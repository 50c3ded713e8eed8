package org.imprimatur.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.GlossaryEntry;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Reference;
import org.imprimatur.model.Reference.Governance;
import org.imprimatur.model.Reference.Notice;
import org.imprimatur.source.Region;
import org.imprimatur.source.Source;
import org.imprimatur.text.Json;
import org.imprimatur.text.Node;
import org.imprimatur.text.Yaml;
import org.jspecify.annotations.Nullable;

/** The references and the glossary of the repository, read just well enough to show them. */
final class Library {
  private Library() {}

  static Map<String, Reference> references() {
    Map<String, Reference> out = new LinkedHashMap<>();
    for (Path file : files(Path.of("../references"), ".yaml")) {
      if (yaml(file).get("references") instanceof List<?> records) {
        for (Object record : records) {
          Reference reference = reference((Map<?, ?>) record);
          out.put(reference.key(), reference);
        }
      }
    }
    return out;
  }

  static List<GlossaryEntry> glossary() {
    List<GlossaryEntry> out = new ArrayList<>();
    if (yaml(Path.of("../references/glossary.yaml")).get("glossary") instanceof List<?> entries) {
      for (Object entry : entries) {
        Map<?, ?> fields = (Map<?, ?>) entry;
        List<String> also = new ArrayList<>();
        if (fields.get("also") instanceof List<?> words) {
          words.forEach(word -> also.add(String.valueOf(word)));
        }
        out.add(new GlossaryEntry(text(fields, "term"), also, text(fields, "definition")));
      }
    }
    return out;
  }

  static Reference reference(Map<?, ?> fields) {
    String doi = orNull(fields, "DOI");
    Map<Mark, Notice> notices =
        fields.get("retracted") instanceof Map<?, ?> said
            ? Map.of(
                Mark.RETRACTED,
                Notice.of(LocalDate.parse(text(said, "date")), text(said, "reason")))
            : Map.of();
    return new Reference(
        text(fields, "id"),
        text(fields, "type"),
        text(fields, "title"),
        null,
        doi == null ? null : doi.toLowerCase(Locale.ROOT),
        orNull(fields, "PMID"),
        null,
        orNull(fields, "URL"),
        Json.compact(fields),
        new Governance(
            orNull(fields, "kind"),
            orNull(fields, "article"),
            notices,
            orNull(fields, "superseded-by"),
            null,
            null,
            orNull(fields, "justification"),
            orNull(fields, "quote"),
            Map.of()),
        "references/test.yaml",
        Region.START);
  }

  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<?, ?> yaml(Path file) {
    Node node = Yaml.read(Source.of(file.toString(), read(file)), RuleId.REF_SYNTAX).node();
    Object plain = node == null ? null : node.plain();
    return plain instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(Map<?, ?> fields, String key) {
    String text = orNull(fields, key);
    return text == null ? "" : text;
  }

  private static @Nullable String orNull(Map<?, ?> fields, String key) {
    Object value = fields.get(key);
    return value == null ? null : value.toString();
  }
}
