package org.imprimatur.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the repository's documents, as its readers meet it.
 *
 * @param path from the repository's root, with {@code /}
 * @param text the whole page
 */
record Document(String path, String text) {
  static final Path REPOSITORY = Path.of("..");
  private static final Pattern CODE = Pattern.compile("(?<!`)`([^`\n]+)`(?!`)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)(?: \"[^\"]*\")?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");

  /**
   * A block of code.
   *
   * @param kind the first word of its info string; empty if it has none or is indented
   * @param file the second word: the file that the reader is to write; empty if there is none
   * @param text its lines, each with its end
   */
  record Fence(String kind, String file, String text) {}

  /** All pages: README, CONTRIBUTING, docs and its rules, the bench's. */
  static List<Document> all() throws IOException {
    List<Path> paths = new ArrayList<>();
    for (String folder : List.of("", "docs", "docs/design", "docs/rules", "bench")) {
      try (Stream<Path> files = Files.list(REPOSITORY.resolve(folder))) {
        files.filter(f -> f.toString().endsWith(".md")).forEach(paths::add);
      }
    }
    List<Document> out = new ArrayList<>();
    for (Path path : paths.stream().sorted().toList()) {
      String name = REPOSITORY.relativize(path).toString().replace('\\', '/');
      out.add(new Document(name, Files.readString(path)));
    }
    return out;
  }

  static Document of(String path) throws IOException {
    return new Document(path, Files.readString(REPOSITORY.resolve(path)));
  }

  /** A page in the middle of a stream. */
  static Document read(Path path) {
    try {
      return new Document(path.toString(), Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return path;
  }

  /** Fenced and indented blocks, in the page's order. */
  List<Fence> fences() {
    List<Fence> out = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    String fence = "";
    String info = "";
    boolean free = true;
    for (String line : text.split("\n", -1)) {
      boolean indented = fence.isEmpty() && line.startsWith("    ");
      if (fence.isEmpty() && !indented && !(line.isBlank() && !block.isEmpty())) {
        end(out, "", block);
      }
      if (fence.isEmpty() && line.startsWith("```")) {
        fence = line.replaceFirst("[^`].*", "");
        info = line.substring(fence.length()).strip();
      } else if (!fence.isEmpty() && line.equals(fence)) {
        end(out, info, block);
        fence = "";
      } else if (!fence.isEmpty()) {
        block.append(line).append('\n');
      } else if (indented && (free || !block.isEmpty())) {
        block.append(line.substring(4)).append('\n');
      } else if (!block.isEmpty()) {
        block.append('\n');
      }
      free = line.isBlank();
    }
    end(out, "", block);
    return out;
  }

  private static void end(List<Fence> out, String info, StringBuilder block) {
    if (!block.isEmpty()) {
      String[] words = info.split(" ", 2);
      String lines =
          words[0].isEmpty() ? block.toString().stripTrailing() + "\n" : block.toString();
      out.add(new Fence(words[0], words.length > 1 ? words[1] : "", lines));
      block.setLength(0);
    }
  }

  /** What stands between single backticks in the running text. */
  List<String> code() {
    return CODE.matcher(prose()).results().map(found -> found.group(1)).toList();
  }

  /** Where its links lead, as they are written. */
  List<String> links() {
    return LINK.matcher(CODE.matcher(prose()).replaceAll(""))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** The anchors of its headings, as GitHub makes them. */
  List<String> anchors() {
    List<String> out = new ArrayList<>();
    Matcher heading = HEADING.matcher(prose());
    while (heading.find()) {
      String words = heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "");
      out.add(words.replace(' ', '-'));
    }
    return out;
  }

  /** The rows of the table whose head has these cells, cell by cell. */
  List<List<String>> table(String... head) {
    List<List<String>> out = new ArrayList<>();
    boolean in = false;
    for (String line : text.split("\n", -1)) {
      List<String> cells = cells(line);
      if (in && cells.isEmpty()) {
        break;
      } else if (in && !cells.get(0).startsWith("---")) {
        out.add(cells);
      }
      in = in || cells.equals(List.of(head));
    }
    if (out.isEmpty()) {
      throw new AssertionError(path + " has no table " + List.of(head));
    }
    return out;
  }

  private static List<String> cells(String line) {
    if (!line.startsWith("|")) {
      return List.of();
    }
    String inner = line.strip().replaceAll("^\\||\\|$", "");
    return Stream.of(inner.split("(?<!\\\\)\\|", -1))
        .map(cell -> cell.strip().replace("\\|", "|"))
        .toList();
  }

  private String prose() {
    return text.replaceAll("(?ms)^(`{3,})[^`\n]*\n.*?^\\1$", "").replaceAll("(?m)^    .*$", "");
  }
}
