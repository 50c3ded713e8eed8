package org.imprimatur.read;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One walk over the names of a folder. Linked folders are not entered. */
final class Walk {
  private static final String ARTICLES = "articles";

  private final Path root;
  private final Path real;
  private final List<TreeEntry> entries = new ArrayList<>();

  Walk(Path root, Path real) {
    this.root = root;
    this.real = real;
  }

  /** The names below {@code articles/}. */
  List<TreeEntry> articles() {
    Path top = root.resolve(ARTICLES);
    if (Files.isSymbolicLink(top)) {
      add(ARTICLES, TreeEntry.Kind.LINKED_FOLDER);
    } else if (Files.isDirectory(top)) {
      Deque<Path> folders = new ArrayDeque<>(List.of(top));
      while (!folders.isEmpty()) {
        folder(folders.pop(), folders);
      }
    }
    return entries;
  }

  List<String> referenceFiles() {
    Path folder = root.resolve("references");
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      for (Path file : children(folder)) {
        String name = name(file);
        if (name.endsWith(".yaml") && !name.startsWith(".") && !name.equals("glossary.yaml")) {
          names.add("references/" + name);
        }
      }
    }
    names.sort(null);
    return names;
  }

  private void folder(Path folder, Deque<Path> folders) {
    for (Path child : children(folder)) {
      String path = relative(child);
      TreeEntry.Kind kind = kind(child);
      add(path, kind);
      if (kind == TreeEntry.Kind.FOLDER && !ArticleNames.isTooDeep(path)) {
        folders.push(child);
      }
    }
  }

  private void add(String path, TreeEntry.Kind kind) {
    entries.add(new TreeEntry(path, kind));
  }

  private TreeEntry.Kind kind(Path file) {
    try {
      BasicFileAttributes own =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (own.isDirectory()) {
        return TreeEntry.Kind.FOLDER;
      }
      // No link leads here, so it lies where it seems to lie.
      return own.isRegularFile() ? TreeEntry.Kind.FILE : target(file);
    } catch (IOException e) {
      return target(file);
    }
  }

  private TreeEntry.Kind target(Path file) {
    if (Files.isDirectory(file)) {
      return TreeEntry.Kind.LINKED_FOLDER;
    }
    Path target;
    try {
      target = file.toRealPath();
    } catch (IOException e) {
      return TreeEntry.Kind.LEADS_NOWHERE;
    }
    if (!target.startsWith(real)) {
      return TreeEntry.Kind.LEADS_OUT;
    }
    return Files.isRegularFile(target) ? TreeEntry.Kind.FILE : TreeEntry.Kind.NOT_A_FILE;
  }

  private List<Path> children(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(found::add);
    } catch (IOException | DirectoryIteratorException e) {
      add(relative(folder), TreeEntry.Kind.UNREADABLE_FOLDER);
    }
    return found;
  }

  /** Control characters would reach terminals and reports. */
  static String shown(String path) {
    StringBuilder out = new StringBuilder(path.length());
    path.codePoints()
        .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  /** With {@code /}; on systems whose names may hold a backslash it stays, and is a bad id. */
  private String relative(Path file) {
    StringBuilder out = new StringBuilder();
    for (Path part : root.relativize(file)) {
      out.append(out.length() == 0 ? "" : "/").append(part);
    }
    return out.toString();
  }
}
