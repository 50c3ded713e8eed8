package org.imprimatur.lsp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.imprimatur.examine.Check;
import org.imprimatur.examine.ExaminedArticle;
import org.imprimatur.finding.Finding;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.OverlayTree;
import org.imprimatur.run.Caller;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Selection;
import org.imprimatur.run.Settings;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.run.Workspace;
import org.imprimatur.source.Source;

/** Checks one file as {@code check} does, with what editors hold in the place of what is saved. */
final class Examining {
  private final ContentRoot root;
  private final Caller caller;
  private final Settings settings;

  Examining(ContentRoot root, Caller caller, Settings settings) {
    this.root = root;
    this.caller = caller;
    this.settings = settings;
  }

  /**
   * Checks a file.
   *
   * @param path relative to the root
   * @param texts what editors hold, by path
   * @throws org.imprimatur.run.UnusableException when the configuration cannot be used
   */
  Examined of(String path, Map<String, String> texts) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    texts.forEach((file, text) -> files.put(file, text.getBytes(UTF_8)));
    OverlayTree content = new OverlayTree(root, files, Set.of());
    Workspace workspace = Workspace.open(root, content, TrustRequest.NOTHING, caller);
    RunContext context = RunContext.open(workspace, settings);
    AtomicReference<ExaminedArticle> seen = new AtomicReference<>();
    Check.Result result = new Check(context).run(Selection.of(Set.of(path)), seen::set);
    List<Finding> findings =
        result.report().findings().stream().filter(f -> f.path().equals(path)).toList();
    ExaminedArticle article = seen.get();
    Source source = Source.of(path, texts.getOrDefault(path, ""));
    return article == null || article.article() == null
        ? new Examined(source, null, null, findings, context)
        : new Examined(
            source,
            article.article(),
            article.proved() == null ? null : article.proved().proof(),
            findings,
            context);
  }
}
