package org.imprimatur.resolve;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.model.LinkTarget;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a linked file of the content root is published: its type is one that the house
 * publishes, and its first bytes are of that type (contract, section 2: {@code site.files}). A
 * browser takes a file for what its first bytes say, so a page in disguise would run on this site.
 */
final class LinkedFileReader {
  private static final String ZIP = "504b0304";

  /** How files of a type begin, in hexadecimal digits; a dot stands for any digit. */
  private static final Map<String, List<String>> BEGINNINGS =
      Map.ofEntries(
          Map.entry("pdf", List.of("255044462d")),
          Map.entry("png", List.of("89504e470d0a1a0a")),
          Map.entry("jpg", List.of("ffd8ff")),
          Map.entry("jpeg", List.of("ffd8ff")),
          Map.entry("gif", List.of("474946383761", "474946383961")),
          Map.entry("webp", List.of("52494646........57454250")),
          Map.entry("zip", List.of(ZIP)),
          Map.entry("epub", List.of(ZIP)),
          Map.entry("docx", List.of(ZIP)),
          Map.entry("xlsx", List.of(ZIP)),
          Map.entry("pptx", List.of(ZIP)),
          Map.entry("odt", List.of(ZIP)),
          Map.entry("ods", List.of(ZIP)),
          Map.entry("odp", List.of(ZIP)),
          Map.entry("mp3", List.of("494433", "fffb", "fff3", "fff2")),
          Map.entry("mp4", List.of("........66747970")),
          Map.entry("m4a", List.of("........66747970")));

  /** Types of plain text. */
  private static final Set<String> TEXTS = Set.of("csv", "tsv", "txt", "ics", "bib", "ris", "json");

  /** Blanks, byte order marks, and the zeros of wider encodings. */
  private static final String BEFORE_MARKUP = " \t\n\f\r\0\u00EF\u00BB\u00BF\u00FE\u00FF";

  private LinkedFileReader() {}

  /**
   * What becomes of a link to a file that is there.
   *
   * @param path where it lies, relative to the content root
   * @param types the endings that the house publishes
   */
  static LinkTarget read(String path, List<String> types, LinkableContent content) {
    String ending = ContentPath.ending(path);
    if (!ContentPath.isContent(path)) {
      return refused(
          path,
          "it is hidden or made by the program",
          "link to a file that belongs to the content");
    }
    if (!types.contains(ending)) {
      return refused(
          path,
          ending.isEmpty()
              ? "its name does not end with a type, like .pdf"
              : "files of the type \"" + ending + "\" are not",
          "linked files of these types are published: "
              + String.join(", ", types)
              + "; save it as one of them, or name its type under site: files: in imprimatur.yaml,"
              + " unless it is one that browsers or web servers run (html, svg, js and the like)");
    }
    Optional<byte[]> bytes = content.bytes(path, Resolver.LONGEST_FILE);
    if (bytes.isEmpty()) {
      return refused(
          path,
          "it cannot be read, or is larger than " + Resolver.LONGEST_FILE / (1024 * 1024) + " MB",
          "check its permissions, or make it smaller");
    }
    String odd = oddity(ending, bytes.get());
    return odd == null
        ? new LinkTarget.File(path, ending, bytes.get())
        : refused(path, odd, "save it again in the program that made it");
  }

  static LinkTarget refused(String path, String reason, String hint) {
    return new LinkTarget.Nowhere("the file \"" + path + "\" is not published: " + reason, hint);
  }

  /** What is wrong with the bytes, or null. */
  private static @Nullable String oddity(String ending, byte[] bytes) {
    String beginning = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 16));
    List<String> known = BEGINNINGS.get(ending);
    if (known != null) {
      return known.stream().anyMatch(it -> begins(beginning, it))
          ? null
          : "its first bytes are not those of a file of the type \"" + ending + "\"";
    }
    if (looksLikeMarkup(bytes)
        || beginning.startsWith("0061736d")
        || beginning.startsWith("2321")) {
      return "its first bytes are those of a page or a program";
    }
    return TEXTS.contains(ending) && !isText(bytes) ? "it is not text in UTF-8" : null;
  }

  private static boolean begins(String beginning, String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      char wanted = pattern.charAt(i);
      if (i >= beginning.length() || (wanted != '.' && wanted != beginning.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** As browsers guess it: an angle bracket behind blanks, whatever the encoding. */
  private static boolean looksLikeMarkup(byte[] bytes) {
    int length = Math.min(bytes.length, 1024);
    String start = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    int at = 0;
    while (at < length && BEFORE_MARKUP.indexOf(start.charAt(at)) >= 0) {
      at++;
    }
    return at < length && start.charAt(at) == '<';
  }

  private static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
