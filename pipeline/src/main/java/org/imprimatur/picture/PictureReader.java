package org.imprimatur.picture;

import java.util.List;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of an image file. Stateless; safe to share between threads; the same bytes
 * give the same picture on every Java.
 */
public final class PictureReader {
  /** The longest image file that is published, in bytes. */
  public static final int LONGEST = 16 * 1024 * 1024;

  /** The longest side of a picture, in pixels. */
  static final int LONGEST_SIDE = 20_000;

  /** How many pixels a picture may have: a browser keeps four bytes for each. */
  static final long MOST_PIXELS = 64_000_000;

  private static final String SAVE_AGAIN =
      "open it in an image program and save it again as PNG, JPEG, GIF, WebP or plain SVG";

  private PictureReader() {}

  /**
   * What becomes of a file.
   *
   * @param path where it lies; only its ending counts
   * @param bytes the whole file
   */
  public static Picture read(String path, byte[] bytes) {
    Kind named = Kind.ofName(path);
    if (named == null) {
      return unknown(
          "is of another kind", path.endsWith(".svgz") ? Kind.UNZIP : "use " + Kind.endings());
    }
    if (bytes.length == 0) {
      return unknown("is an empty file", "save the picture again");
    }
    if (bytes.length > LONGEST) {
      return tooLong();
    }
    Kind real = Kind.ofBytes(bytes);
    if (real != named) {
      return disguised(named, real, bytes);
    }
    try {
      return named == Kind.SVG ? drawing(bytes) : raster(named, bytes);
    } catch (Refusal refusal) {
      return new Picture.Refused(refusal.rule(), refusal.reason(), refusal.hint());
    }
  }

  /** Of a file that is longer than {@link #LONGEST} bytes. */
  public static Picture tooLong() {
    return new Picture.Refused(
        RuleId.IMAGE_TOO_LARGE,
        "is larger than " + LONGEST / (1024 * 1024) + " MB",
        "make it smaller: pages are read on phones, too");
  }

  /** Of a file that is there and cannot be read. */
  public static Picture unreadable() {
    return unknown("cannot be read", "check the file's permissions");
  }

  private static Picture unknown(String reason, String hint) {
    return new Picture.Refused(RuleId.IMAGE_UNKNOWN_KIND, reason, hint);
  }

  private static Picture disguised(Kind named, @Nullable Kind real, byte[] bytes) {
    if (real != null) {
      return unknown(
          "is called " + named.word() + ", but its first bytes are those of " + real.word(),
          "save it as what it is called, or rename it and the link to it");
    }
    String foreign = Kind.foreign(bytes);
    return unknown(
        "is called "
            + named.word()
            + ", but its first bytes are "
            + (foreign == null ? "of no kind that is published" : "those of " + foreign),
        Kind.isZipped(bytes) ? Kind.UNZIP : SAVE_AGAIN);
  }

  private static Picture raster(Kind kind, byte[] bytes) throws Refusal {
    Raster raster = Raster.read(kind, bytes);
    checkSize(raster.width(), raster.height());
    return new Picture.Published(
        kind.ending(), new Picture.Size(raster.width(), raster.height()), bytes, "");
  }

  /** Refuses what could not be drawn without more memory than a reader's device has. */
  static void checkSize(long width, long height) throws Refusal {
    if (width < 1 || height < 1) {
      throw new Refusal(
          RuleId.IMAGE_UNKNOWN_KIND,
          "is " + width + " x " + height + " pixels: nothing to see",
          SAVE_AGAIN);
    }
    if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
      throw new Refusal(
          RuleId.IMAGE_TOO_LARGE,
          "is "
              + width
              + " x "
              + height
              + " pixels; at most "
              + LONGEST_SIDE
              + " a side and "
              + MOST_PIXELS / 1_000_000
              + " million in all are published",
          "make it smaller");
    }
  }

  private static Picture drawing(byte[] bytes) throws Refusal {
    SvgNode.Element root = new SvgReader().read(bytes);
    SvgReferences.check(root);
    Picture.Size size = SvgSize.of(root);
    if (size != null) {
      checkSize(size.width(), size.height());
    }
    StringBuilder words = new StringBuilder();
    addWords(root, words);
    return new Picture.Published(
        Kind.SVG.ending(), size, SvgWriter.bytes(root), words.toString().strip());
  }

  /** The words of a drawing; a line for each text, title and description. */
  private static void addWords(SvgNode.Element element, StringBuilder words) {
    if (element.name().equals("style")) {
      return;
    }
    for (SvgNode node : element.content()) {
      if (node instanceof SvgNode.Text text) {
        words.append(text.text());
      } else if (node instanceof SvgNode.Element inner) {
        addWords(inner, words);
      }
    }
    if (!element.name().equals("tspan") && SvgVocabulary.WORDS.contains(element.name())) {
      words.append('\n');
    }
  }

  /** Why a picture is not published. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final RuleId rule;
    private final String reason;
    private final String hint;

    Refusal(RuleId rule, String reason, String hint) {
      super(reason, null, false, false);
      this.rule = rule;
      this.reason = reason;
      this.hint = hint;
    }

    static Refusal broken(Kind kind, String what) {
      return new Refusal(
          RuleId.IMAGE_UNKNOWN_KIND, "cannot be shown as " + kind.word() + ": " + what, SAVE_AGAIN);
    }

    static Refusal unsafe(String reason, String hint) {
      return new Refusal(RuleId.IMAGE_UNSAFE, reason, hint);
    }

    /**
     * Of a drawing with parts that are not published.
     *
     * @param faults the first of them, with their lines
     * @param more how many others there are
     */
    static Refusal unsafe(List<String> faults, int more) {
      return unsafe(
          "contains what no picture may contain: "
              + String.join("; ", faults)
              + (more > 0 ? "; and " + more + " more" : ""),
          "remove these parts, or export the drawing as plain SVG or as PNG");
    }

    RuleId rule() {
      return rule;
    }

    String reason() {
      return reason;
    }

    String hint() {
      return hint;
    }
  }
}
