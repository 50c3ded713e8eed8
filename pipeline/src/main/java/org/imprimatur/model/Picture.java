package org.imprimatur.model;

import java.util.Optional;
import java.util.function.Function;
import org.imprimatur.finding.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an image file that an article shows: decided once, so that the check and the page
 * cannot disagree.
 */
public sealed interface Picture {

  /** What the function for this kind makes of it. */
  <R> R match(
      Function<Published, R> published, Function<Refused, R> refused, Function<Missing, R> missing);

  /** Why it is not published, if its file is there. */
  default Optional<Refused> refusal() {
    return match(published -> Optional.empty(), Optional::of, missing -> Optional.empty());
  }

  /**
   * A picture that is published.
   *
   * @param ending of its file's name, without a dot, by which a web server knows what it is
   * @param size in CSS pixels, or null when the file does not say
   * @param content the bytes that are published; of a drawing, what was rebuilt from it
   * @param words those that a drawing shows, one text a line; empty for a picture of pixels
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are not changed
  record Published(String ending, @Nullable Size size, byte[] content, String words)
      implements Picture {
    @Override
    public <R> R match(
        Function<Published, R> published,
        Function<Refused, R> refused,
        Function<Missing, R> missing) {
      return published.apply(this);
    }
  }

  /**
   * A picture that is not published; the page shows its alternative text instead.
   *
   * @param rule the finding's rule, {@code image/...}
   * @param reason the end of a sentence that begins with the picture's name
   * @param hint what to do about it
   */
  record Refused(RuleId rule, String reason, String hint) implements Picture {
    @Override
    public <R> R match(
        Function<Published, R> published,
        Function<Refused, R> refused,
        Function<Missing, R> missing) {
      return refused.apply(this);
    }
  }

  /**
   * No file of the content root; the page shows the alternative text instead.
   *
   * @param message what is wrong
   * @param hint what to do about it
   */
  record Missing(String message, String hint) implements Picture {
    @Override
    public <R> R match(
        Function<Published, R> published,
        Function<Refused, R> refused,
        Function<Missing, R> missing) {
      return missing.apply(this);
    }
  }

  /**
   * A size in CSS pixels.
   *
   * @param width at least 1
   * @param height at least 1
   */
  record Size(int width, int height) {}
}
