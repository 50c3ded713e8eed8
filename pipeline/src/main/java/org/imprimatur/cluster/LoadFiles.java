package org.imprimatur.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.search.EngineDocument;
import org.imprimatur.search.EngineDocuments;
import org.imprimatur.search.GenerationRecord;
import org.imprimatur.search.SampleRequests;
import org.imprimatur.text.Json;

/**
 * An index as files, for houses that load by themselves. The same index gives the same bytes; one
 * file of documents at a time is in memory.
 */
public final class LoadFiles {
  /** A file of documents ends before one that would make it longer, unless it is alone. */
  private static final int CHARACTERS = 8_000_000;

  private static final int SAMPLES = 50;

  private final LoadFormat format;
  private final EngineDocuments documents;
  private final Target target;
  private final List<EngineDocument> waiting = new ArrayList<>();
  private long characters;
  private int files;

  /** Takes files. */
  @FunctionalInterface
  public interface Target {
    /**
     * The next one.
     *
     * @param path with slashes, below the folder that all lie in
     */
    void accept(String path, byte[] content) throws IOException;
  }

  private LoadFiles(LoadFormat format, EngineDocuments documents, Target target) {
    this.format = format;
    this.documents = documents;
    this.target = target;
  }

  /**
   * Hands over all files.
   *
   * @return the name that the index must have in the engine
   * @throws IOException when the index cannot be read, or a file not be kept
   */
  public static String write(LoadFormat format, EngineDocuments documents, Target target)
      throws IOException {
    return new LoadFiles(format, documents, target).write();
  }

  private String write() throws IOException {
    String name = Aliases.generation("imprimatur", documents.digest("files"));
    for (Map.Entry<String, String> file : format.files().entrySet()) {
      target.accept(file.getKey(), file.getValue().getBytes(UTF_8));
    }
    target.accept("name.txt", (name + "\n").getBytes(UTF_8));
    documents.copyTo(this::add);
    add(EngineDocument.of(new GenerationRecord(name, 1, "", documents.facts())));
    flush();
    target.accept("queries.jsonl", queries().getBytes(UTF_8));
    return name;
  }

  private void add(EngineDocument document) throws IOException {
    long length = Sending.length(document);
    if (!waiting.isEmpty() && characters + length > CHARACTERS) {
      flush();
    }
    waiting.add(document);
    characters += length;
  }

  private void flush() throws IOException {
    files++;
    target.accept(format.file(files), format.documents(waiting));
    waiting.clear();
    characters = 0;
  }

  /** Requests with what they find here. */
  private String queries() throws IOException {
    StringBuilder out = new StringBuilder();
    for (SampleRequests.Sample each : documents.samples(SAMPLES)) {
      out.append(
              Json.compact(
                  Json.object(
                      "request",
                      format.request(each.sought()),
                      "total",
                      each.total(),
                      "numbers",
                      each.numbers())))
          .append('\n');
    }
    return out.toString();
  }
}
