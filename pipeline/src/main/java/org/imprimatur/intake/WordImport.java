package org.imprimatur.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.imprimatur.finding.Problem;
import org.imprimatur.ingest.DraftText;
import org.imprimatur.output.ContentWriter;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.reference.ReferenceImport;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.source.Source;
import org.imprimatur.word.WordFileException;
import org.imprimatur.word.WordReader;
import org.jspecify.annotations.Nullable;

/** Takes in a Word file: the draft, and the works that its fields cite. */
final class WordImport {
  private final ContentRoot root;
  private final ReferenceLibrary library;
  private final Predicate<String> isSigned;

  WordImport(ContentRoot root, ReferenceLibrary library, Predicate<String> isSigned) {
    this.root = root;
    this.library = library;
    this.isSigned = isSigned;
  }

  /**
   * A draft with its records, not written yet.
   *
   * @param id the article's id
   * @param markdown the article
   * @param records texts of files of references, by path
   * @param merged what became of the records
   * @param leftOut what is not in it, a sentence each
   * @param source the text of the file, for the places of problems
   * @param problems what an editor must look at
   */
  record Draft(
      String id,
      String markdown,
      Map<String, String> records,
      ReferenceImport.Merged merged,
      List<String> leftOut,
      Source source,
      List<Problem> problems) {}

  /**
   * Reads a file.
   *
   * @param name by which messages call it
   * @param id the article's id, or null for one made of the title
   * @throws WordFileException when it cannot be read
   */
  Draft read(byte[] file, String name, @Nullable String id, List<String> authors)
      throws IOException {
    WordDraft draft = new WordDraft(WordReader.read(file), name);
    String named = id == null ? DraftText.slug(draft.title()) : id;
    Source target = Source.of(freeName(named.replace('/', '-')), "");
    List<Problem> problems = new ArrayList<>(draft.problems());
    ReferenceImport.Merged merged = merge(draft, target, name, problems);
    Map<String, String> records = new LinkedHashMap<>(merged.others());
    if (!merged.text().isEmpty()) {
      records.put(target.path(), merged.text());
    }
    String head = DraftText.frontMatter(draft.title(), authors, named);
    return new Draft(
        named,
        head + draft.markdown(merged.keys()),
        records,
        merged,
        draft.leftOut(),
        draft.source(),
        problems);
  }

  private ReferenceImport.Merged merge(
      WordDraft draft, Source target, String name, List<Problem> problems) {
    if (!draft.cites()) {
      return new ReferenceImport.Merged("", Map.of(), List.of(), List.of(), List.of(), List.of());
    }
    Source records = Source.of(name + ".json", draft.records());
    ReferenceImport.Imported imported = ReferenceImport.read(records);
    ReferenceImport.Merged merged = ReferenceImport.merge(library, target, imported, isSigned);
    List<Problem> found = new ArrayList<>(imported.problems());
    found.addAll(merged.problems());
    // The place of a record is that of its first citation: nobody sees the file of records.
    found.forEach(it -> problems.add(it.at(draft.cited(records.lineOf(it.span().start())))));
    return merged;
  }

  private String freeName(String slug) {
    String path = "references/" + slug + ".yaml";
    for (int n = 2; root.hasEntry(path); n++) {
      path = "references/" + slug + "-" + n + ".yaml";
    }
    return path;
  }

  /**
   * Writes a draft, records first: a draft whose records are missing would be wrong.
   *
   * @return the paths of what was written
   * @throws IOException when there is another article of its id, or it cannot be written
   */
  List<String> write(Draft draft, ContentWriter writer) throws IOException {
    String article = "articles/" + draft.id() + ".md";
    byte[] text = draft.markdown().getBytes(UTF_8);
    boolean isThere = root.hasEntry(article);
    if (isThere && !isSame(article, text)) {
      throw new IOException(
          article
              + " exists already and differs from the import; nothing was written. Import under"
              + " another id, or remove the article first");
    }
    List<String> written = new ArrayList<>();
    for (Map.Entry<String, String> record : draft.records().entrySet()) {
      writer.replace(record.getKey(), record.getValue().getBytes(UTF_8));
      written.add(record.getKey());
    }
    if (!isThere) {
      writer.create(article, text);
      written.add(article);
    }
    return written;
  }

  private boolean isSame(String path, byte[] content) {
    return root.bytes(path, content.length)
        .map(bytes -> java.util.Arrays.equals(bytes, content))
        .orElse(false);
  }
}
