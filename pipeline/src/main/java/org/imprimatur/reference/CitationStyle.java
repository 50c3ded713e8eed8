package org.imprimatur.reference;

import de.undercouch.citeproc.CSL;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.model.NumberedReference;
import org.jspecify.annotations.Nullable;

/**
 * A citation style of the official CSL collection, by name. Styles are read from the class path
 * when they are first used and then kept; formatting is guarded, so that a style may be shared
 * between threads. The result depends on record and style only: the language is always {@code
 * en-US}.
 */
public final class CitationStyle {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,120}");
  private static final Pattern PARENT =
      Pattern.compile("href=\"[^\"]*/([a-z0-9-]+)\"[^>]*rel=\"independent-parent\"");
  private static final Map<String, CitationStyle> LOADED = new ConcurrentHashMap<>();

  private final StyleSheet sheet;
  private final Formatter formatter;

  private CitationStyle(StyleSheet sheet) {
    this.sheet = sheet;
    this.formatter = new Formatter(sheet);
  }

  /**
   * What is wrong with a style's name, for the configuration: one sentence with the nearest known
   * names; empty if the style can be used. Cheap: no style is parsed.
   */
  public static Optional<String> problem(String name) {
    String text = find(name);
    if (text == null) {
      List<String> nearest = StyleNames.nearest(name);
      return Optional.of(
          "\""
              + name
              + "\" is not a style of the CSL collection"
              + (nearest.isEmpty() ? "" : "; did you mean " + choice(nearest) + "?"));
    }
    if (!text.contains("<bibliography")) {
      return Optional.of("the style \"" + name + "\" has no list of references");
    }
    return Optional.empty();
  }

  /**
   * The style of a name.
   *
   * @throws IllegalArgumentException with the text of {@link #problem} when there is none
   */
  public static CitationStyle named(String name) {
    return LOADED.computeIfAbsent(name, CitationStyle::load);
  }

  private static CitationStyle load(String name) {
    problem(name)
        .ifPresent(
            text -> {
              throw new IllegalArgumentException(text);
            });
    String text = find(name);
    if (text == null) {
      throw new IllegalStateException("the style " + name + " went away");
    }
    return new CitationStyle(StyleSheet.of(text));
  }

  /**
   * A record in this style, without its number.
   *
   * @param csl its CSL data
   */
  List<NumberedReference.Run> format(Map<String, Object> csl) {
    return formatter.format(CiteprocRecord.prepare(csl, sheet));
  }

  /** The style's XML, that of its parent if it only points to one; or null. */
  private static @Nullable String find(String name) {
    if (!NAME.matcher(name).matches()) {
      return null;
    }
    String own = resource("/" + name + ".csl");
    if (own != null) {
      return own;
    }
    String dependent = resource("/dependent/" + name + ".csl");
    Matcher parent = PARENT.matcher(dependent == null ? "" : dependent);
    return parent.find() ? resource("/" + parent.group(1) + ".csl") : null;
  }

  private static @Nullable String resource(String path) {
    try (InputStream in = CSL.class.getResourceAsStream(path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String choice(List<String> names) {
    return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(" or "));
  }
}
