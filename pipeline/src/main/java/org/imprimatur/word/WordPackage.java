package org.imprimatur.word;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a Word file: a zip of XML parts that name each other (ECMA-376, part 2). Only parts
 * of XML are unpacked, into memory; names of the zip never become names of files.
 */
final class WordPackage {
  private static final int MOST_ENTRIES = 5_000;
  private static final long LONGEST_PART = 64L * 1024 * 1024;
  private static final long LONGEST_WHOLE = 128L * 1024 * 1024;

  /** What is smaller cannot hurt, however well it is compressed. */
  private static final long HARMLESS = 4L * 1024 * 1024;

  /** Deflate comes to a thousand times; long documents of Word to thirty. */
  private static final long MOST_TIMES = 150;

  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String STRICT_RELATIONS =
      "http://purl.oclc.org/ooxml/officeDocument/relationships/";

  private final Map<String, byte[]> parts;
  private final Map<String, Map<String, Relation>> relations = new HashMap<>();

  private WordPackage(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  /**
   * What a part says that it belongs together with.
   *
   * @param type the last word of the relation's name, such as {@code comments}
   * @param target the other part's name, or an address
   * @param isOutside whether it is an address
   */
  record Relation(String type, String target, boolean isOutside) {}

  /**
   * Opens a file.
   *
   * @throws WordFileException when it is not one of Word's, is damaged, or unpacks to too much
   */
  static WordPackage open(byte[] file) throws WordFileException {
    checkBeginning(file);
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    long whole = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        checkName(name, names);
        if (!entry.isDirectory() && isXml(name)) {
          byte[] part = part(zip, name, file.length, whole);
          whole += part.length;
          parts.put(name, part);
        }
      }
    } catch (WordFileException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      // The words of Java's own unpacking differ between versions.
      throw damaged();
    }
    if (!parts.containsKey("[Content_Types].xml")) {
      throw parts.isEmpty() ? damaged() : other("a zip file, but not one of Word's");
    }
    return new WordPackage(parts);
  }

  private static void checkBeginning(byte[] file) throws WordFileException {
    if (startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw other(
          "an old Word file (.doc) or one that is locked with a password, whatever its name says");
    }
    if (startsWith(file, '{', '\\', 'r', 't', 'f')) {
      throw other("a file in Rich Text Format (.rtf), whatever its name says");
    }
    if (startsWith(file, '%', 'P', 'D', 'F')) {
      throw other("a PDF, whatever its name says");
    }
    if (file.length == 0) {
      throw new WordFileException("it is empty");
    }
    if (!startsWith(file, 'P', 'K', 3, 4)) {
      throw other("not a Word file (.docx)");
    }
  }

  private static boolean startsWith(byte[] file, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= file.length || (file[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static WordFileException other(String what) {
    return new WordFileException(
        "it is " + what + ": open it in Word or LibreOffice and save it as .docx");
  }

  private static WordFileException damaged() {
    return new WordFileException(
        "it is damaged and cannot be unpacked: open it in Word, let Word repair it, and save it"
            + " again");
  }

  private static void checkName(String name, Set<String> names) throws WordFileException {
    boolean leadsOut =
        name.startsWith("/") || name.contains("\\") || List.of(name.split("/", -1)).contains("..");
    if (leadsOut) {
      throw new WordFileException(
          "it holds a part whose name leads out of it: no word processor makes such a file");
    }
    if (!names.add(name)) {
      throw new WordFileException(
          "it holds two parts of one name: it is damaged or was tampered with");
    }
    if (names.size() > MOST_ENTRIES) {
      throw new WordFileException("it holds more than " + MOST_ENTRIES + " parts");
    }
  }

  private static boolean isXml(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".xml") || lower.endsWith(".rels");
  }

  private static byte[] part(InputStream zip, String name, int packed, long before)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] some = new byte[64 * 1024];
    for (int count = zip.read(some); count >= 0; count = zip.read(some)) {
      out.write(some, 0, count);
      long whole = before + out.size();
      if (out.size() > LONGEST_PART
          || whole > LONGEST_WHOLE
          || (whole > HARMLESS && whole > MOST_TIMES * packed)) {
        throw new WordFileException(
            "its part " + name + " unpacks to far more than a document holds: it was not read");
      }
    }
    return out.toByteArray();
  }

  /** The part that holds the text. */
  String document() throws WordFileException {
    String found = related("", "officeDocument");
    String name = found == null ? "word/document.xml" : found;
    if (!parts.containsKey(name)) {
      throw other("not a Word file (.docx): it holds no text of Word's");
    }
    for (XmlElement type : element("[Content_Types].xml").children()) {
      String content = type.attribute("ContentType");
      if (type.attribute("PartName").equals("/" + name) && content.contains("macroEnabled")) {
        throw new WordFileException(
            "it is a Word file with macros (.docm): save it as .docx, which has none");
      }
    }
    return name;
  }

  /** The first part of a kind that a part belongs together with, or null. */
  @Nullable String related(String part, String type) throws WordFileException {
    for (Relation relation : relations(part).values()) {
      if (relation.type().equals(type) && !relation.isOutside() && has(relation.target())) {
        return relation.target();
      }
    }
    return null;
  }

  boolean has(String part) {
    return parts.containsKey(part);
  }

  /** The names of all parts of XML. */
  List<String> names() {
    return List.copyOf(parts.keySet());
  }

  /** What a part belongs together with, by the ids that it uses for that. */
  Map<String, Relation> relations(String part) throws WordFileException {
    Map<String, Relation> known = relations.get(part);
    if (known == null) {
      known = read(part);
      relations.put(part, known);
    }
    return known;
  }

  private Map<String, Relation> read(String part) throws WordFileException {
    int slash = part.lastIndexOf('/');
    String folder = part.substring(0, slash + 1);
    String name = folder + "_rels/" + part.substring(slash + 1) + ".rels";
    Map<String, Relation> out = new LinkedHashMap<>();
    if (has(name)) {
      for (XmlElement one : element(name).children()) {
        boolean isOutside = one.attribute("TargetMode").equals("External");
        String target = one.attribute("Target");
        String type = one.attribute("Type").replace(RELATIONS, "").replace(STRICT_RELATIONS, "");
        out.put(
            one.attribute("Id"),
            new Relation(
                type.substring(type.lastIndexOf('/') + 1),
                isOutside ? target : resolved(folder, target),
                isOutside));
      }
    }
    return out;
  }

  private static String resolved(String folder, String target) {
    if (target.startsWith("/")) {
      return target.substring(1);
    }
    String at = folder;
    String rest = target;
    while (rest.startsWith("../") && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/', at.length() - 2) + 1);
      rest = rest.substring(3);
    }
    return at + rest;
  }

  /**
   * A part as a tree.
   *
   * @throws WordFileException when it is not well-formed, or not such as Word writes it
   */
  XmlElement element(String part) throws WordFileException {
    byte[] bytes = parts.get(part);
    if (bytes == null) {
      throw new WordFileException("it lacks the part " + part);
    }
    return XmlElement.read(bytes, part);
  }
}
