package org.imprimatur.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.config.ConfigurationReader;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.GlossaryEntry;
import org.imprimatur.model.Reference;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.ContentTree;
import org.imprimatur.read.History;
import org.imprimatur.read.RevisionNameException;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.run.Glossary;
import org.imprimatur.run.ReferenceShelf;
import org.imprimatur.run.Selection;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a change since a git revision touches: the files that changed, and the articles that cite a
 * record that changed, use a term whose explanation changed, or name a file that changed; all
 * articles where board or policy changed. In doubt an article is touched: words are looked for in
 * its text, not in its meaning.
 */
public final class ChangedSince {
  private static final String ARTICLES = "articles/";
  private static final String REFERENCES = "references/";

  private final Workspace workspace;
  private final Settings settings;
  private final ContentTree then;
  private final ReferenceShelf now;

  private ChangedSince(
      Workspace workspace, Settings settings, ContentTree then, ReferenceShelf now) {
    this.workspace = workspace;
    this.settings = settings;
    this.then = then;
    this.now = now;
  }

  /**
   * The files and articles that were touched.
   *
   * @param ref the id of a commit, a branch, a remote branch or {@code HEAD}; what this branch
   *     changed since it left it counts, the working tree included
   * @throws IOException with a message for the user, when git or the revision cannot be read
   */
  public static Selection of(Workspace workspace, Settings settings, String ref)
      throws IOException {
    History history =
        workspace
            .footing()
            .history()
            .orElseThrow(
                () ->
                    new IOException(
                        workspace.root().path()
                            + " is not in a git repository, so nothing is known of "
                            + ref));
    History.Revision before = fork(history, ref);
    Set<String> changed = history.changed(before);
    if (changed.isEmpty()) {
      return Selection.of(changed);
    }
    ReferenceShelf now = ReferenceShelf.open(workspace, settings);
    try {
      return new ChangedSince(workspace, settings, history.tree(before), now).touched(changed);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static History.Revision fork(History history, String ref) throws IOException {
    try {
      return history.fork(ref);
    } catch (RevisionNameException e) {
      throw new IOException(e.behind("--since"), e);
    }
  }

  private Selection touched(Set<String> changed) {
    if (changed.contains(ContentRoot.MARK) && !isSamePolicy()) {
      return Selection.ALL;
    }
    Set<String> paths = new TreeSet<>(changed);
    Set<String> words = new TreeSet<>();
    for (String path : changed) {
      if (path.endsWith(".review.jsonl") && path.startsWith(ARTICLES)) {
        paths.add(path.substring(0, path.length() - ".review.jsonl".length()) + ".md");
      } else if (path.startsWith(ARTICLES)) {
        words.add(lower(path.substring(path.lastIndexOf('/') + 1)));
      }
    }
    if (changed.stream().anyMatch(path -> path.startsWith(REFERENCES))) {
      changedKeys().forEach(key -> words.add(lower(key)));
    }
    if (changed.contains(ReferenceShelf.GLOSSARY)) {
      changedTerms().forEach(term -> words.add(lower(term)));
    }
    if (!words.isEmpty()) {
      addArticlesWith(words, paths);
    }
    return Selection.of(paths);
  }

  /**
   * Whether policy and board, those that count and those of this folder, are what they were: with a
   * revision that is trusted, what this folder says counts later.
   */
  private boolean isSamePolicy() {
    Configuration old = read(then.read(ContentRoot.MARK).source());
    Configuration here = read(workspace.content().read(ContentRoot.MARK).source());
    return old != null
        && here != null
        && isSame(old, here)
        && isSame(old, workspace.configuration());
  }

  private static boolean isSame(Configuration a, Configuration b) {
    return a.policy().equals(b.policy()) && a.people().equals(b.people());
  }

  private static @Nullable Configuration read(@Nullable Source file) {
    return file == null ? null : ConfigurationReader.read(file).configuration();
  }

  /** Keys whose record or what the house says of it changed, in either direction. */
  private Set<String> changedKeys() {
    ReferenceLibrary old = shelfThen().library();
    Set<String> keys = new TreeSet<>(old.keys());
    keys.addAll(now.library().keys());
    keys.removeIf(key -> isSame(old.get(key), now.library().get(key)));
    return keys;
  }

  private static boolean isSame(Optional<Reference> a, Optional<Reference> b) {
    return a.isPresent()
        && b.isPresent()
        && a.get().csl().equals(b.get().csl())
        && a.get().governance().equals(b.get().governance());
  }

  private ReferenceShelf shelfThen() {
    String style = workspace.configuration().policy().style();
    return ReferenceShelf.of(then, new ReferenceLibrary.Options(style, settings.asOf()));
  }

  private Set<String> changedTerms() {
    Glossary old = shelfThen().glossary();
    Map<String, GlossaryEntry> entries = new HashMap<>();
    old.entries().forEach(entry -> entries.put(entry.term(), entry));
    Set<String> words = new TreeSet<>();
    for (GlossaryEntry entry : now.glossary().entries()) {
      GlossaryEntry was = entries.remove(entry.term());
      if (!entry.equals(was)) {
        add(entry, words);
        if (was != null) {
          add(was, words);
        }
      }
    }
    entries.values().forEach(gone -> add(gone, words));
    return words;
  }

  private static void add(GlossaryEntry entry, Set<String> words) {
    words.add(entry.term());
    words.addAll(entry.also());
  }

  private void addArticlesWith(Set<String> words, Set<String> paths) {
    for (ArticleFile file : workspace.listing().files()) {
      if (!paths.contains(file.path())) {
        Source source = workspace.content().read(file).source();
        String text = source == null ? "" : lower(source.text());
        if (words.stream().anyMatch(text::contains)) {
          paths.add(file.path());
        }
      }
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
