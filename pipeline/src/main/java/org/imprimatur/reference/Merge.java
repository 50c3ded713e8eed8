package org.imprimatur.reference;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Policy;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.imprimatur.text.Yaml;
import org.jspecify.annotations.Nullable;

/** One merge of imported records into a file of the house. */
final class Merge {
  private final Source target;
  private final Set<String> keys;

  /** Identifier, or title with author and year, to the key that has it. */
  private final Map<String, String> known = new LinkedHashMap<>();

  private final Map<String, Map<String, ?>> records = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  Merge(ReferenceLibrary library, Source target) {
    this.target = target;
    this.keys = new TreeSet<>(library.keys());
    library.records().forEach(record -> learn(record.key(), record.csl()));
  }

  ReferenceImport.Merged merge(ReferenceImport.Imported imported) {
    List<String> added = new ArrayList<>();
    List<String> there = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Layout layout = layout();
    for (ReferenceImport.Item item : imported.records()) {
      String key = find(item);
      if (key != null) {
        there.add(key);
        sayKnown(item, key);
      } else {
        key = Keys.key(item, keys);
        keys.add(key);
        learn(key, item.fields());
        Map<String, Object> fields = new LinkedHashMap<>(item.fields());
        fields.put("id", key);
        text.append(layout.newline);
        text.append(RecordYaml.write(fields, layout.indent, layout.newline));
        added.add(key);
      }
    }
    return written(layout, text.toString(), added, there);
  }

  private ReferenceImport.Merged written(
      Layout layout, String text, List<String> added, List<String> there) {
    String before = target.text();
    if (added.isEmpty()) {
      return new ReferenceImport.Merged(before, added, there, problems);
    }
    String body =
        layout.head.isEmpty() ? text : layout.head + text.substring(layout.newline.length());
    String after = before.substring(0, layout.at) + body + before.substring(layout.at);
    Set<String> expected = new TreeSet<>(keysOf(before));
    expected.addAll(added);
    if (!keysOf(after).equals(expected)) {
      problems.add(
          Problem.of(
              "import/target",
              new Span(0, 0),
              "records cannot be added to " + target.path() + " as it is written",
              "Mend it, or import into a new file."));
      return new ReferenceImport.Merged(before, List.of(), there, problems);
    }
    return new ReferenceImport.Merged(after, added, there, problems);
  }

  private Set<String> keysOf(String text) {
    ReferenceLibrary.Options options =
        new ReferenceLibrary.Options(Policy.DEFAULT.style(), LocalDate.MIN);
    Source source = Source.of(target.path(), text);
    return new TreeSet<>(ReferenceLibrary.load(List.of(source), null, options).keys());
  }

  /**
   * Where and how new records are written.
   *
   * @param at the offset
   * @param indent before a record's dash
   * @param newline the file's line end
   * @param head what must stand before the first record
   */
  private record Layout(int at, String indent, String newline, String head) {}

  private Layout layout() {
    String text = target.text();
    String newline = text.contains("\r\n") ? "\r\n" : "\n";
    Node document = Yaml.read(target, "ref/syntax").node();
    Node list = document instanceof Node.Mapping mapping ? mapping.get("references") : document;
    if (list instanceof Node.Sequence records && !records.items().isEmpty()) {
      Node last = records.items().get(records.items().size() - 1);
      int end = lineEnd(lastOffset(last));
      boolean open = end == text.length() && !text.endsWith("\n");
      return new Layout(end, indent(last), newline, open ? newline + newline : "");
    }
    boolean open = !text.isEmpty() && !text.endsWith("\n");
    boolean named = document instanceof Node.Mapping mapping && mapping.get("references") != null;
    String head = (open ? newline : "") + (named ? "" : "references:" + newline);
    return new Layout(text.length(), "  ", newline, head);
  }

  private int lastOffset(Node node) {
    if (node instanceof Node.Mapping mapping) {
      int end = mapping.span().start();
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        int value = lastOffset(entry.getValue());
        end = Math.max(end, Math.max(value, mapping.keySpan(entry.getKey()).end()));
      }
      return end;
    }
    if (node instanceof Node.Sequence list) {
      int end = list.span().start();
      for (Node item : list.items()) {
        end = Math.max(end, lastOffset(item));
      }
      return end;
    }
    return node.span().end();
  }

  /** The offset behind the line that holds an offset, its line end included. */
  private int lineEnd(int offset) {
    String text = target.text();
    int at = Math.min(offset, text.length());
    if (at > 0 && at <= text.length() && text.charAt(at - 1) == '\n') {
      return at;
    }
    int newline = text.indexOf('\n', at);
    return newline < 0 ? text.length() : newline + 1;
  }

  private String indent(Node item) {
    int line = target.lineOf(Math.min(item.span().start(), target.text().length()));
    String text = target.line(line);
    return text.substring(0, text.length() - text.stripLeading().length());
  }

  private @Nullable String find(ReferenceImport.Item item) {
    for (String identifier : identifiers(item.fields())) {
      String key = known.get(identifier);
      if (key != null) {
        return key;
      }
    }
    return null;
  }

  private void learn(String key, Map<String, ?> fields) {
    identifiers(fields).forEach(identifier -> known.putIfAbsent(identifier, key));
    records.put(key, fields);
  }

  private static List<String> identifiers(Map<String, ?> fields) {
    List<String> out = new ArrayList<>();
    String doi = Identifiers.doiKey(text(fields, "DOI"));
    String pmid = Identifiers.pmidKey(text(fields, "PMID"));
    if (doi != null) {
      out.add("doi:" + doi);
    }
    if (pmid != null) {
      out.add("pmid:" + pmid);
    }
    String pmcid = text(fields, "PMCID");
    if (pmcid != null) {
      out.add("pmcid:" + pmcid);
    }
    if (out.isEmpty()) {
      out.add(fingerprint(fields));
    }
    return out;
  }

  /** Title, first author and year, for works without identifiers. */
  private static String fingerprint(Map<String, ?> fields) {
    String author = "";
    if (fields.get("author") instanceof List<?> names && names.get(0) instanceof Map<?, ?> name) {
      author =
          String.valueOf(name.get("family") == null ? name.get("literal") : name.get("family"));
    }
    String words = text(fields, "title") + " " + author + " " + CslDates.year(fields.get("issued"));
    String container = words + " " + text(fields, "type") + " " + text(fields, "volume");
    String plain = Normalizer.normalize(container, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    return "work:" + plain.replaceAll("[^\\p{L}\\p{N}]+", " ");
  }

  private static @Nullable String text(Map<String, ?> fields, String field) {
    return fields.get(field) instanceof String text ? text : null;
  }

  private void sayKnown(ReferenceImport.Item item, String key) {
    Map<String, ?> there = records.getOrDefault(key, Map.of());
    for (String field : List.of("DOI", "PMID")) {
      String mine = text(item.fields(), field);
      String theirs = text(there, field);
      if (mine != null && theirs != null && !mine.equalsIgnoreCase(theirs)) {
        String message =
            "\"" + key + "\" has the " + field + " " + theirs + ", the imported record " + mine;
        problems.add(
            Problem.of(
                "import/conflict", item.span(), message, "Look it up; one of them is wrong."));
      }
    }
    List<String> more = new ArrayList<>();
    item.fields().keySet().stream()
        .filter(field -> !there.containsKey(field) && Vocabulary.shape(field) != null)
        .forEach(more::add);
    problems.add(
        Problem.of(
            "import/known",
            item.span(),
            "this work is in the library already, as \"" + key + "\"; it was left as it is",
            more.isEmpty()
                ? null
                : "The imported record also has " + String.join(", ", more) + "."));
  }
}
