package org.imprimatur.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.imprimatur.output.OutputFile;
import org.imprimatur.serve.Reply;

/** What is added to a page of the site, so that it hears of changes. */
final class LivePage {
  private static final String HEAD_ENDS = "</head>";
  private static final String UNREADABLE =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
          + "<title>This article cannot be read</title>"
          + "<link rel=\"stylesheet\" href=\"/assets/site.css\"></head>"
          + "<body><main class=\"wrap page prose\"><h1>This article cannot be read</h1></main></body></html>\n";

  private LivePage() {}

  /** A file as it is served: a page is told what it is, and loads the script that looks on. */
  static byte[] of(String name, byte[] content) {
    return name.endsWith(".html") ? with(new String(content, UTF_8), digest(content)) : content;
  }

  /** The page of an article that never could be read. */
  static byte[] unreadable() {
    return with(UNREADABLE, "");
  }

  /** What a page is known by. */
  static String digest(byte[] content) {
    return OutputFile.digestOf(content);
  }

  private static byte[] with(String page, String digest) {
    int at = page.indexOf(HEAD_ENDS);
    String more =
        "<meta name=\"live-page\" content=\""
            + digest
            + "\">\n<link rel=\"stylesheet\" href=\"/_live/live.css\">\n"
            + "<script type=\"module\" src=\"/_live/live.js\"></script>\n";
    return at < 0
        ? page.getBytes(UTF_8)
        : (page.substring(0, at) + more + page.substring(at)).getBytes(UTF_8);
  }

  /** The script and its styles. */
  static Reply asset(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    try (InputStream in = LivePage.class.getResourceAsStream("/site/assets/live/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name);
      }
      return Reply.file(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
