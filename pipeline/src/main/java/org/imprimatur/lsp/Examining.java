package org.imprimatur.lsp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
import org.jspecify.annotations.Nullable;

/**
 * Checks files as {@code check} does, with what editors hold in the place of what is saved. While
 * only words of open articles change, references and settings are not read again. For one thread.
 */
final class Examining {
  private static final String ARTICLES = "articles/";

  /** How many lines of its body a part of an article has. */
  private static final int LINES = 80;

  private final ContentRoot root;
  private final Caller caller;
  private final Settings settings;
  private final Concordance concordance = new Concordance();
  private @Nullable House known;

  Examining(ContentRoot root, Caller caller, Settings settings) {
    this.root = root;
    this.caller = caller;
    this.settings = settings;
  }

  /** What stays while words of open articles change, and the texts that are laid over the root. */
  private record House(
      long number,
      OverlayTree content,
      Map<String, String> texts,
      RunContext context,
      Check check) {}

  private House house(Held held) throws IOException {
    House house = known;
    if (house == null
        || house.number() != held.house()
        || !house.texts().keySet().equals(held.texts().keySet())) {
      house = opened(held);
      known = house;
    }
    for (Map.Entry<String, String> text : held.texts().entrySet()) {
      String path = text.getKey();
      if (path.startsWith(ARTICLES) && !text.getValue().equals(house.texts().get(path))) {
        house.content().replace(path, text.getValue().getBytes(UTF_8));
        house.texts().put(path, text.getValue());
      }
    }
    return house;
  }

  private House opened(Held held) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    held.texts().forEach((file, text) -> files.put(file, text.getBytes(UTF_8)));
    OverlayTree content = new OverlayTree(root, files, Set.of());
    Workspace workspace = Workspace.open(root, content, TrustRequest.NOTHING, caller);
    RunContext context = RunContext.open(workspace, settings);
    Map<String, String> texts = new ConcurrentHashMap<>(held.texts());
    Check check = new Check(context);
    check.keepTargets(path -> !texts.containsKey(path));
    return new House(held.house(), content, texts, context, check);
  }

  /** All that articles are worked on with. */
  RunContext context(Held held) throws IOException {
    return house(held).context();
  }

  /** The same as if other texts were held, too; nothing of it is kept. */
  RunContext trial(Held held, Map<String, String> texts) throws IOException {
    return opened(held.with(texts)).context();
  }

  /** What all articles of the root say. */
  Concordance.All all(Held held, Runnable cancelled) throws IOException {
    return concordance.of(house(held).context(), cancelled);
  }

  /** Checks the head of an open article with some lines of its body, other ones in each round. */
  Examined part(String path, Held held, int round) throws IOException {
    List<String> lines = held.texts().getOrDefault(path, "").lines().toList();
    int body =
        Math.min(
            lines.size(),
            lines.subList(Math.min(1, lines.size()), lines.size()).indexOf("---") + 2);
    int parts = (lines.size() - body) / LINES + 1;
    int from = body + round % parts * LINES;
    List<String> part = new ArrayList<>(lines.subList(0, body));
    part.addAll(lines.subList(from, Math.min(lines.size(), from + LINES)));
    try {
      return of(path, held.with(Map.of(path, String.join("\n", part) + "\n")));
    } finally {
      house(held);
    }
  }

  /**
   * Checks a file.
   *
   * @param path relative to the root
   * @param held what the editor holds
   * @throws org.imprimatur.run.UnusableException when the configuration cannot be used
   */
  Examined of(String path, Held held) throws IOException {
    House house = house(held);
    AtomicReference<ExaminedArticle> seen = new AtomicReference<>();
    Check.Result result = house.check().run(Selection.of(Set.of(path)), seen::set);
    List<Finding> findings =
        result.report().findings().stream().filter(f -> f.path().equals(path)).toList();
    ExaminedArticle article = seen.get();
    Source source = Source.of(path, held.texts().getOrDefault(path, ""));
    return article == null || article.article() == null
        ? new Examined(source, null, null, findings, house.context())
        : new Examined(
            source,
            article.article(),
            article.proved() == null ? null : article.proved().proof(),
            findings,
            house.context());
  }
}
