package org.imprimatur.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleFamily;
import org.imprimatur.finding.RuleId;
import org.imprimatur.publish.PreviewPages;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.ContentWatch;
import org.imprimatur.report.Reports;
import org.imprimatur.run.Caller;
import org.imprimatur.run.Settings;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.run.UnusableException;
import org.imprimatur.run.Workspace;
import org.imprimatur.serve.LocalServer;
import org.imprimatur.serve.PageRequest;
import org.imprimatur.serve.Reply;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * The preview of a content root, in memory, for whoever writes it: an article's page is made when
 * it is looked at, what needs all articles (search, the dashboard) is made again behind it, and
 * open pages hear of each change. Nothing is written to disk.
 */
public final class LiveSite implements AutoCloseable {
  private static final String ARTICLES = "articles/";
  private static final String ENDING = ".md";

  private final Start start;
  private final LivePages pages;
  private final WholeSite whole;
  private final LocalServer server;
  private final ContentWatch watch;
  private final Consumer<Throwable> trouble;
  private volatile String unusable = "";

  /**
   * With what it starts.
   *
   * @param root the content root
   * @param trusting whose board and policy count
   * @param caller on whose behalf
   * @param settings how it is made
   * @param version of the program
   */
  public record Start(
      ContentRoot root, TrustRequest trusting, Caller caller, Settings settings, String version) {
    Workspace workspace() throws IOException {
      return Workspace.open(root, trusting, caller);
    }
  }

  private LiveSite(Start start, int port, Consumer<Throwable> trouble) throws IOException {
    this.start = start;
    this.trouble = trouble;
    // First, so that what is saved while all is read is not missed.
    this.watch = ContentWatch.open(start.root());
    this.pages =
        new LivePages(PreviewPages.open(start.workspace(), start.settings(), start.version()));
    this.whole =
        new WholeSite(
            start, new LiveSearch(pages::prepared), new WholeSite.Hearing(trouble, this::tell));
    this.server =
        LocalServer.open(new LocalServer.Options(port, "localhost", this::answer, trouble));
  }

  /**
   * Begins to serve.
   *
   * @param port 0 for any that is free
   * @param trouble hears of defects of the program
   * @throws UnusableException when the configuration cannot be used
   * @throws java.net.BindException when the port is taken
   */
  public static LiveSite open(Start start, int port, Consumer<Throwable> trouble)
      throws IOException {
    LocalServer.tryPort(port);
    LiveSite out = new LiveSite(start, port, trouble);
    out.whole.begin();
    Thread watching = new Thread(out::follow, "watching files");
    watching.setDaemon(true);
    watching.start();
    return out;
  }

  /** An address that lets the browser in that opens it first. */
  public String address() {
    return server.address();
  }

  private void follow() {
    try {
      for (Set<String> changed = watch.next(); !changed.isEmpty(); changed = watch.next()) {
        try {
          changed(changed);
        } catch (RuntimeException | LinkageError e) {
          trouble.accept(e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void changed(Set<String> paths) {
    Set<String> ids = new HashSet<>();
    boolean isTextAlone = unusable.isEmpty();
    for (String path : paths) {
      ArticleFile file = article(path);
      isTextAlone &= file != null && start.root().hasFile(path);
      if (file != null) {
        ids.add(file.id());
      }
    }
    if (isTextAlone) {
      pages.edited(ids);
    } else {
      again();
    }
    whole.isBehind(paths);
    tell();
  }

  private @Nullable ArticleFile article(String path) {
    return path.startsWith(ARTICLES) && path.endsWith(ENDING)
        ? pages
            .article(path.substring(ARTICLES.length(), path.length() - ENDING.length()))
            .orElse(null)
        : null;
  }

  private void again() {
    try {
      pages.replaced(PreviewPages.open(start.workspace(), start.settings(), start.version()));
      unusable = "";
    } catch (UnusableException e) {
      unusable = (e.getMessage() + "\n\n" + e.details()).strip();
    } catch (IOException e) {
      unusable = String.valueOf(e.getMessage());
    }
  }

  private void tell() {
    server.tell("\"changed\"");
  }

  private Reply answer(PageRequest request) throws IOException {
    if (request.isWrite()) {
      return Reply.refusal(404, "Nothing is written here.");
    }
    return switch (request.path()) {
      case "/_live/changes" -> new Reply.Told(null);
      case "/_live/state" -> Reply.json(state(request.words()));
      case "/_live/live.js", "/_live/live.css" -> LivePage.asset(request.path());
      case "/_live/search", "/_live/ask" -> whole.search().answer(request);
      case "/search/search.js" -> LivePage.asset(request.path());
      default -> page(request.path());
    };
  }

  private Reply page(String path) {
    LivePages.Known known = known(path);
    if (known.content() != null) {
      String name = path.endsWith("/") ? path + "index.html" : path;
      return Reply.file(name, LivePage.of(name, known.content()));
    }
    if (known.article() != null && path.endsWith("/")) {
      return Reply.file("index.html", LivePage.unreadable());
    }
    if (!path.endsWith("/") && known(path + "/").content() != null) {
      return new Reply.Elsewhere(path + "/");
    }
    byte[] missing = pages.file("404.html").content();
    return missing == null
        ? Reply.refusal(404, "There is no such page.")
        : new Reply.Content(404, "404.html", LivePage.of("404.html", missing));
  }

  private LivePages.Known known(String path) {
    String file = path.substring(1) + (path.endsWith("/") ? "index.html" : "");
    byte[] made = whole.file(file);
    return made == null ? pages.file(file) : new LivePages.Known(null, made, false, List.of());
  }

  /** What an open page shows beside itself, and whether it is still what it was. */
  private String state(String path) {
    LivePages.Known known = known(path.startsWith("/") ? path : "/" + path);
    ArticleFile article = known.article();
    List<Finding> findings = known.findings();
    List<Finding> later = article == null ? null : whole.findings(article.path());
    if (later != null) {
      findings = later;
    }
    List<String> problems = new ArrayList<>();
    if (!unusable.isEmpty()) {
      problems.add(unusable);
    }
    List<Finding> severe = findings.stream().filter(it -> known.isOld() || isSevere(it)).toList();
    if (!severe.isEmpty()) {
      problems.add(words(severe));
    } else if (known.isOld()) {
      problems.add("The file cannot be read as an article.");
    }
    return Json.compact(
        Json.object(
            "page",
            known.content() == null ? "" : LivePage.digest(known.content()),
            "problems",
            problems,
            "findings",
            findings.stream().filter(it -> !severe.contains(it)).map(LiveSite::json).toList()));
  }

  private static boolean isSevere(Finding finding) {
    return finding.level() == Level.ERROR
        && finding.rule().startsWith(RuleFamily.FRONTMATTER.id(""));
  }

  private static String words(List<Finding> findings) {
    StringBuilder out = new StringBuilder();
    try {
      Reports.writeFindings(findings, false, out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toString().strip();
  }

  private static Map<String, @Nullable Object> json(Finding finding) {
    return Json.object(
        "rule", finding.rule(),
        "page", "/rules/#" + RuleId.page(finding.rule()),
        "level", finding.level().word(),
        "line", finding.region().line(),
        "message", finding.message(),
        "hint", finding.hint(),
        "claim", finding.claim());
  }

  @Override
  public void close() throws IOException {
    watch.close();
    whole.close();
    server.close();
  }
}
