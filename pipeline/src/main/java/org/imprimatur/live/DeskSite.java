package org.imprimatur.live;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.imprimatur.model.Person;
import org.imprimatur.publish.DeskReviews;
import org.imprimatur.publish.PreviewPages;
import org.imprimatur.read.ContentWatch;
import org.imprimatur.run.UnusableException;
import org.imprimatur.serve.LocalServer;
import org.imprimatur.serve.PageRequest;
import org.imprimatur.serve.Reply;
import org.imprimatur.site.DeskPages;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * The desk of a reviewer or an editor, on this machine: what waits, the articles, and pages on
 * which steps are signed, which are recorded as the command line records them.
 */
public final class DeskSite implements AutoCloseable {
  private static final String FOLDER = "/" + DeskPages.FOLDER;
  private static final String SCRIPTS = "/assets/review/";

  private final LiveSite.Start start;
  private final Who who;
  private final Supplier<Instant> now;
  private final ContentWatch watch;
  private final LivePages pages;
  private final DeskSteps steps;
  private final LocalServer server;
  private volatile boolean isBehind;

  /**
   * Who sits at the desk.
   *
   * @param as their id on the board; null where the page asks
   * @param process what others are told who want to write meanwhile
   */
  public record Who(@Nullable String as, String process) {}

  /** How a key is used that {@code ssh-keygen} signs with. */
  @FunctionalInterface
  public interface KeyUse {
    /**
     * Asks whoever sits at the terminal, and signs.
     *
     * @return what {@code ssh-keygen -Y sign} wrote
     * @throws NotSignedException with a sentence for the page
     */
    String sign(Person person, Signable ready) throws NotSignedException, IOException;
  }

  /** Nothing was signed; its message is a sentence for the page. */
  public static final class NotSignedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a sentence. */
    public NotSignedException(String message) {
      super(message);
    }
  }

  /**
   * What a desk works with.
   *
   * @param site the content root
   * @param who sits there
   * @param now the time that steps are signed at
   * @param keys signs where no passkey does
   */
  public record Start(LiveSite.Start site, Who who, Supplier<Instant> now, KeyUse keys) {}

  private DeskSite(Start start, int port, Consumer<Throwable> trouble) throws IOException {
    this.start = start.site();
    this.who = start.who();
    this.now = start.now();
    this.watch = ContentWatch.open(start.site().root());
    this.pages = new LivePages(preview());
    this.steps = new DeskSteps(start);
    this.server =
        LocalServer.open(
            new LocalServer.Options(port, LocalServer.OWN_HOST, this::answer, trouble));
  }

  /**
   * Begins to serve.
   *
   * @param port 0 for any that is free
   * @param trouble hears of defects of the program
   * @throws UnusableException when the configuration cannot be used
   * @throws java.net.BindException when the port is taken
   */
  public static DeskSite open(Start start, int port, Consumer<Throwable> trouble)
      throws IOException {
    LocalServer.tryPort(port);
    DeskSite out = new DeskSite(start, port, trouble);
    Thread watching = new Thread(out::follow, "watching files");
    watching.setDaemon(true);
    watching.start();
    return out;
  }

  /** An address that lets the browser in that opens it first. */
  public String address() {
    return server.address();
  }

  private PreviewPages preview() throws IOException {
    return PreviewPages.open(start.workspace(), start.settings(), start.version());
  }

  private void follow() {
    try {
      while (!watch.next().isEmpty()) {
        isBehind = true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply answer(PageRequest request) throws IOException {
    try {
      return request.isWrite() ? steps.answer(request) : read(request);
    } catch (UnusableException e) {
      return Reply.refusal(409, e.getMessage() + "\n\n" + e.details());
    }
  }

  private Reply read(PageRequest request) throws IOException {
    String path = request.path();
    if (path.equals("/")) {
      return new Reply.Elsewhere(FOLDER);
    }
    if (path.equals("/_desk/queue")) {
      return Reply.json(reviews().queue(request.words()));
    }
    if (path.startsWith(SCRIPTS)) {
      String name = path.substring(SCRIPTS.length());
      return file(name, DeskPages.asset(name));
    }
    return path.startsWith(FOLDER)
        ? review(path.substring(FOLDER.length()))
        : article(path.substring(1));
  }

  private DeskReviews reviews() throws IOException {
    return DeskReviews.open(
        start.workspace(), start.settings(), start.version(), server.origin(), now.get());
  }

  private Reply review(String path) throws IOException {
    if (path.isEmpty()) {
      return Reply.file("index.html", reviews().list());
    }
    if (path.equals("house.json")) {
      return Reply.json(reviews().house(who.as()));
    }
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      return Reply.refusal(404, "There is no such page.");
    }
    String id = path.substring(0, slash);
    return switch (path.substring(slash + 1)) {
      case "" -> file("index.html", reviews().page(id));
      case "review.json" ->
          reviews()
              .review(id, who.as())
              .map(Reply::json)
              .orElseGet(() -> Reply.refusal(404, "There is no such article."));
      default -> Reply.refusal(404, "There is no such page.");
    };
  }

  /** The site as readers see it. */
  private Reply article(String path) throws IOException {
    if (isBehind) {
      isBehind = false;
      pages.replaced(preview());
    }
    String name = path.endsWith("/") || path.isEmpty() ? path + "index.html" : path;
    return file(name, Optional.ofNullable(pages.file(name).content()));
  }

  private static Reply file(String name, Optional<byte[]> content) {
    return content
        .map(bytes -> Reply.file(name, bytes))
        .orElseGet(() -> Reply.refusal(404, "There is no such page."));
  }

  /** A value for a script. */
  static Reply json(Object... pairs) {
    return Reply.json(Json.compact(Json.object(pairs)));
  }

  @Override
  public void close() throws IOException {
    watch.close();
    server.close();
  }
}
