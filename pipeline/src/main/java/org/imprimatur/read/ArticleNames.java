package org.imprimatur.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleId;

/** Judges the names below {@code articles/}, in whatever tree they were found. */
final class ArticleNames {
  private static final String ARTICLES = "articles";
  private static final String SUFFIX = ".md";
  private static final String LEDGER = ".review.jsonl";
  private static final String COMMENTS = ".comments.jsonl";

  /** So many folders may lie in each other, {@code articles} included. */
  static final int DEEPEST = 32;

  private final List<ArticleFile> files = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> ledgers = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();

  private ArticleNames() {}

  static Listing judged(List<TreeEntry> entries) {
    ArticleNames names = new ArticleNames();
    entries.forEach(names::entry);
    names.files.sort(Comparator.comparing(ArticleFile::id));
    names.collisions();
    names.findings.sort(null);
    names.ledgers.sort(null);
    names.comments.sort(null);
    return new Listing(names.files, names.findings, names.ledgers, names.comments);
  }

  /** Whether a folder lies so deep that what is in it is not read. */
  static boolean isTooDeep(String folder) {
    return depth(folder) > DEEPEST;
  }

  private static int depth(String path) {
    int depth = 1;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      depth++;
    }
    return depth;
  }

  private void entry(TreeEntry entry) {
    String path = entry.path();
    if (depth(path) > DEEPEST + 1) {
      return;
    }
    switch (entry.kind()) {
      case FOLDER -> folder(path);
      case UNREADABLE_FOLDER ->
          report(
              RuleId.ARTICLE_UNREADABLE,
              path,
              "this folder cannot be read",
              "check its permissions");
      case LINKED_FOLDER ->
          report(
              RuleId.ARTICLE_OUTSIDE_ROOT,
              path,
              path.equals(ARTICLES)
                  ? "articles is a symbolic link, so it is not read"
                  : "a symbolic link to a folder is not followed",
              "use a folder");
      default -> file(entry);
    }
  }

  private void folder(String path) {
    if (path.endsWith(SUFFIX)) {
      report(
          RuleId.ARTICLE_NOT_A_FILE,
          path,
          "a folder has the name of an article",
          "rename the folder");
    }
    if (isTooDeep(path)) {
      report(
          RuleId.ARTICLE_BAD_ID,
          path,
          "this folder is nested too deeply, so it is not read",
          "move it up");
    }
  }

  private void file(TreeEntry entry) {
    String path = entry.path();
    String lower = path.toLowerCase(Locale.ROOT);
    if (path.endsWith(LEDGER)) {
      ledgers.add(path);
      return;
    }
    if (path.endsWith(COMMENTS)) {
      comments.add(path);
      return;
    }
    if (path.endsWith(SUFFIX)) {
      article(entry);
    } else if (lower.endsWith(SUFFIX) || lower.endsWith(".markdown")) {
      report(
          RuleId.ARTICLE_BAD_ID, path, "this file is not read: articles end in .md", "rename it");
    }
  }

  private void article(TreeEntry entry) {
    String path = entry.path();
    String id = path.substring(ARTICLES.length() + 1, path.length() - SUFFIX.length());
    String fault = FileNames.fault(id);
    if (fault != null) {
      report(
          RuleId.ARTICLE_BAD_ID,
          path,
          "the article id \"" + Walk.shown(id) + "\" " + fault,
          "rename the file");
      return;
    }
    switch (entry.kind()) {
      case LEADS_NOWHERE ->
          report(
              RuleId.ARTICLE_UNREADABLE,
              path,
              "this link leads nowhere",
              "remove it, or fix the link");
      case LEADS_OUT ->
          report(
              RuleId.ARTICLE_OUTSIDE_ROOT,
              path,
              "this symbolic link leads out of the content root, so it is not read",
              "keep a copy of the file inside the content root");
      case NOT_A_FILE ->
          report(
              RuleId.ARTICLE_NOT_A_FILE,
              path,
              "this is not a regular file, so it is not read",
              "remove it");
      default -> files.add(new ArticleFile(id, path));
    }
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
    for (ArticleFile file : refused.isEmpty() ? List.<ArticleFile>of() : files) {
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
        "rename one: many hosts keep only one of the two");
  }

  private void report(RuleId rule, String path, String message, String hint) {
    findings.add(Finding.ofFile(rule, Level.ERROR, Walk.shown(path), message, hint));
  }
}
