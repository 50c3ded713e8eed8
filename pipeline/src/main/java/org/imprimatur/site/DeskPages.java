package org.imprimatur.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Status;

/**
 * The frames of the pages on which reviewers read and sign. What is signed stands in a file beside
 * each, which its script reads.
 */
public final class DeskPages {
  /** Where they lie in the site. */
  public static final String FOLDER = "review" + '/';

  private static final List<String> SCRIPTS =
      List.of(
          "approve.js",
          "canonical.js",
          "comments.js",
          "join.js",
          "parts.js",
          "queue.js",
          "passkey.js",
          "review.css",
          "words.js");

  private final Shelf shelf;
  private final Templates templates = new Templates();

  /** Pages that share a context. */
  public DeskPages(SiteContext context) {
    this.shelf = Shelf.of(context);
  }

  /**
   * An article that a reviewer may sign.
   *
   * @param id its id
   * @param title its title
   * @param status the proved one
   * @param content its digest
   */
  public record Waiting(ArticleId id, String title, Status status, String content) {}

  /** The page of an article. */
  public SiteFile article(Waiting article) {
    String path = FOLDER + article.id().url();
    PageHead shell = shelf.frame().unlisted(article.title(), path, "review");
    return templates.page(
        path + "index.html",
        "desk",
        new PageView.Desk(
            shell,
            Address.article(shell.root(), article.id(), "").text(),
            PageWords.step(article.status(), shelf.frame().words()),
            digest(article)));
  }

  /** The page that lists them, on which a passkey is made, and the scripts. */
  public void overall(List<Waiting> all, Consumer<SiteFile> out) {
    PageHead shell = shelf.frame().unlisted("Review", FOLDER, "review");
    List<ArticleView.Link> links =
        all.stream()
            .map(
                each ->
                    new ArticleView.Link(
                        Address.path(each.id().url()),
                        PageWords.clean(each.title()) + " (" + digest(each) + ")"))
            .toList();
    out.accept(templates.page(FOLDER + "index.html", "join", new PageView.Join(shell, links)));
    for (String name : SCRIPTS) {
      out.accept(new SiteFile("assets/review/" + name, read(name)));
    }
  }

  /** The page of a desk on this machine: what waits for whoever is there. */
  public SiteFile queue() {
    PageHead shell = shelf.frame().unlisted("Review", FOLDER, "review");
    return templates.page(FOLDER + "index.html", "queue", new PageView.Join(shell, List.of()));
  }

  /** A script or a style sheet of these pages; empty where there is none of that name. */
  public static Optional<byte[]> asset(String name) {
    return SCRIPTS.contains(name) ? Optional.of(read(name)) : Optional.empty();
  }

  private static String digest(Waiting article) {
    return article.content().substring("sha256:".length(), "sha256:".length() + 8);
  }

  private static byte[] read(String name) {
    try (InputStream in = DeskPages.class.getResourceAsStream("/site/assets/review/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
