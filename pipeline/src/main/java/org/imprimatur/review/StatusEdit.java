package org.imprimatur.review;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.imprimatur.model.Article;
import org.imprimatur.model.Status;
import org.imprimatur.source.Span;

/** Writes a status into an article's front matter and touches no other byte. */
public final class StatusEdit {
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private StatusEdit() {}

  /**
   * An article's file with another status.
   *
   * @param file the file's bytes, from which the article was parsed
   * @param article as parsed
   * @param status the new status
   * @return the new bytes; empty when the file is not what was parsed, or has no status
   */
  public static Optional<byte[]> apply(byte[] file, Article article, Status status) {
    String text = article.source().text();
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    int lead = file.length - body.length;
    boolean plain = lead == 0 && Arrays.equals(file, body);
    boolean marked = lead == 3 && Arrays.equals(file, joined(BOM, body));
    Span place = article.frontMatter().places().get("status");
    if (!(plain || marked) || place == null || !isStatus(article.source().slice(place))) {
      return Optional.empty();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, lead);
    out.writeBytes(text.substring(0, place.start()).getBytes(StandardCharsets.UTF_8));
    out.writeBytes(value(article.source().slice(place), status).getBytes(StandardCharsets.UTF_8));
    out.writeBytes(text.substring(place.end()).getBytes(StandardCharsets.UTF_8));
    return Optional.of(out.toByteArray());
  }

  private static boolean isStatus(String written) {
    return Status.of(unquoted(written)).isPresent();
  }

  private static String unquoted(String written) {
    int last = written.length() - 1;
    boolean quoted =
        last > 0
            && (written.charAt(0) == '"' || written.charAt(0) == '\'')
            && written.charAt(last) == written.charAt(0);
    return quoted ? written.substring(1, last) : written;
  }

  /** Quotes stay as the author wrote them. */
  private static String value(String written, Status status) {
    return written.replace(unquoted(written), status.word());
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] out = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, out, first.length, second.length);
    return out;
  }
}
