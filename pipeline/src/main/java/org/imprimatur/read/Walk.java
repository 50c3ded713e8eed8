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
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.RuleId;
import org.jspecify.annotations.Nullable;

/** One sorted walk over the names of a content root. Linked folders are not entered. */
final class Walk {
  private static final String ARTICLES = "articles";
  private static final String SUFFIX = ".md";
  private static final String LEDGER = ".review.jsonl";
  private static final String COMMENTS = ".comments.jsonl";
  private static final int DEEPEST = 32;

  private final Path root;
  private final Path real;
  private final List<ArticleFile> files = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> ledgers = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();

  Walk(Path root, Path real) {
    this.root = root;
    this.real = real;
  }

  Listing articles() {
    Path top = root.resolve(ARTICLES);
    if (Files.isSymbolicLink(top)) {
      report(
          RuleId.ARTICLE_OUTSIDE_ROOT,
          ARTICLES,
          "articles is a symbolic link, so it is not read",
          "Use a folder.");
    } else if (Files.isDirectory(top)) {
      Deque<Path> folders = new ArrayDeque<>(List.of(top));
      while (!folders.isEmpty()) {
        folder(folders.pop(), folders);
      }
    }
    files.sort(Comparator.comparing(ArticleFile::id));
    collisions();
    findings.sort(null);
    ledgers.sort(null);
    comments.sort(null);
    return new Listing(files, findings, ledgers, comments);
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
      if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        if (name(child).endsWith(SUFFIX)) {
          report(
              RuleId.ARTICLE_NOT_A_FILE,
              path,
              "a folder bears the name of an article",
              "Rename the folder.");
        }
        if (root.relativize(child).getNameCount() > DEEPEST) {
          report(
              RuleId.ARTICLE_BAD_ID,
              path,
              "this folder lies too deep, so it is not read",
              "Move it up.");
        } else {
          folders.push(child);
        }
      } else if (Files.isSymbolicLink(child) && Files.isDirectory(child)) {
        report(
            RuleId.ARTICLE_OUTSIDE_ROOT,
            path,
            "a symbolic link to a folder is not followed",
            "Use a folder.");
      } else {
        file(child, path);
      }
    }
  }

  private void file(Path file, String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    if (path.endsWith(LEDGER)) {
      ledgers.add(path);
      return;
    }
    if (path.endsWith(COMMENTS)) {
      comments.add(path);
      return;
    }
    if (!path.endsWith(SUFFIX)) {
      if (lower.endsWith(SUFFIX) || lower.endsWith(".markdown")) {
        report(
            RuleId.ARTICLE_BAD_ID,
            path,
            "this file is not read: articles end in .md",
            "Rename it.");
      }
      return;
    }
    String id = path.substring(ARTICLES.length() + 1, path.length() - SUFFIX.length());
    String fault = FileNames.fault(id);
    if (fault != null) {
      report(
          RuleId.ARTICLE_BAD_ID,
          path,
          "the article id \"" + shown(id) + "\" " + fault,
          "Rename the file.");
      return;
    }
    BasicFileAttributes own = attributes(file);
    if (own != null && own.isRegularFile()) {
      // No link leads here, so it lies where it seems to lie.
      files.add(new ArticleFile(id, path, own.size()));
    } else if (leadsToFile(file, path)) {
      files.add(new ArticleFile(id, path, size(file)));
    }
  }

  private static @Nullable BasicFileAttributes attributes(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return null;
    }
  }

  private boolean leadsToFile(Path file, String path) {
    Path target;
    try {
      target = file.toRealPath();
    } catch (IOException e) {
      report(
          RuleId.ARTICLE_UNREADABLE,
          path,
          "this link leads nowhere",
          "Remove it, or mend the link.");
      return false;
    }
    if (!target.startsWith(real)) {
      String message = "this symbolic link leads out of the content root, so it is not read";
      report(
          RuleId.ARTICLE_OUTSIDE_ROOT,
          path,
          message,
          "Keep a copy of the file inside the content root.");
      return false;
    }
    if (!Files.isRegularFile(target)) {
      report(
          RuleId.ARTICLE_NOT_A_FILE,
          path,
          "this is no regular file, so it is not read",
          "Remove it.");
      return false;
    }
    return true;
  }

  /** Ids that a file system without case would take for one: one of them is read. */
  private void collisions() {
    List<String> signed = new ArrayList<>();
    for (String ledger : ledgers) {
      signed.add(ledger.substring(ARTICLES.length() + 1, ledger.length() - LEDGER.length()));
    }
    Spellings spellings = new Spellings(files.stream().map(ArticleFile::id).toList(), signed);
    Map<String, String> refused = new TreeMap<>();
    List<ArticleFile> all = List.copyOf(files);
    files.clear();
    for (ArticleFile file : all) {
      Spellings.Clash clash = spellings.clash(file.id());
      if (clash == null) {
        files.add(file);
      } else {
        refused.put(FileNames.folded(file.id()), file.id());
        collision(file, clash.own(), clash.kept(), "this file is not read");
      }
    }
    for (ArticleFile file : files) {
      String other = refused.get(FileNames.folded(file.id()));
      if (other != null) {
        collision(file, file.id(), other, "only this file is read");
      }
    }
  }

  private void collision(ArticleFile file, String own, String other, String so) {
    report(
        RuleId.ARTICLE_DUPLICATE_ID,
        file.path(),
        "\"" + own + "\" and \"" + other + "\" differ only in case; " + so,
        "Rename one: many hosts hold only one of the two.");
  }

  private List<Path> children(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(found::add);
    } catch (IOException | DirectoryIteratorException e) {
      report(
          RuleId.ARTICLE_UNREADABLE,
          relative(folder),
          "this folder cannot be read",
          "Check its permissions.");
    }
    found.sort(Comparator.comparing(Walk::name));
    return found;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private void report(RuleId rule, String path, String message, String hint) {
    findings.add(ContentRoot.finding(rule, shown(path), message, hint));
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
