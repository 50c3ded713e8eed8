package org.imprimatur.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.imprimatur.text.Json;

/**
 * What hosts and browsers read of the site as a whole: the headers to send, in the forms of common
 * hosts, and the web manifest.
 */
final class HostFiles {
  /** The policy that every page carries, too. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " manifest-src 'self'; base-uri 'none'; form-action 'self'";

  private final Frame frame;

  HostFiles(Frame frame) {
    this.frame = frame;
  }

  /** Header to value; {@code frame-ancestors} works only as a header. */
  private static Map<String, String> headers() {
    Map<String, String> out = new LinkedHashMap<>();
    out.put("Content-Security-Policy", POLICY + "; frame-ancestors 'none'");
    out.put("X-Content-Type-Options", "nosniff");
    out.put("Referrer-Policy", "strict-origin-when-cross-origin");
    out.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    out.put("Cross-Origin-Opener-Policy", "same-origin");
    return out;
  }

  void write(Consumer<SiteFile> out) {
    StringBuilder plain = new StringBuilder("/*\n");
    StringBuilder nginx = new StringBuilder("# include this in a server block\n");
    StringBuilder apache = new StringBuilder("<IfModule mod_headers.c>\n");
    headers()
        .forEach(
            (name, value) -> {
              plain.append("  ").append(name).append(": ").append(value).append('\n');
              nginx.append("add_header ").append(name).append(" \"").append(value);
              nginx.append("\" always;\n");
              apache.append("  Header always set ").append(name).append(" \"").append(value);
              apache.append("\"\n");
            });
    nginx.append("error_page 404 /404.html;\n");
    apache.append("</IfModule>\nErrorDocument 404 /404.html\n");
    out.accept(file("_headers", plain.toString()));
    out.accept(file("headers/nginx.conf", nginx.toString()));
    out.accept(file("headers/apache.conf", apache.toString()));
    out.accept(file("manifest.webmanifest", manifest()));
  }

  private String manifest() {
    return Json.pretty(
            Json.object(
                "name",
                frame.title(),
                "short_name",
                frame.title(),
                "start_url",
                "./",
                "scope",
                "./",
                "display",
                "browser",
                "background_color",
                "#ffffff",
                "lang",
                frame.words().language(),
                "dir",
                frame.words().isRightToLeft() ? "rtl" : "ltr",
                "theme_color",
                frame.colour(),
                "icons",
                List.of(icon("192"), icon("512"))))
        + "\n";
  }

  private static Map<String, ?> icon(String size) {
    return Json.object("src", "assets/icon-" + size + ".png", "sizes", size + "x" + size);
  }

  private static SiteFile file(String path, String text) {
    return new SiteFile(path, text.getBytes(UTF_8));
  }
}
