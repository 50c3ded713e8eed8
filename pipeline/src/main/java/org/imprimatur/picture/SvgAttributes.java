package org.imprimatur.picture;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.imprimatur.picture.PictureReader.Refusal;
import org.jspecify.annotations.Nullable;

/** Judges the attributes of one drawing, and counts the pixels of the pictures inside it. */
final class SvgAttributes {
  private static final int LONGEST_NAME = 60;

  private final Consumer<String> faults;
  private final SvgStyle styles;
  private long pixels;

  /** A judge that reports what it refuses, each as the end of a sentence. */
  SvgAttributes(Consumer<String> faults) {
    this.faults = faults;
    this.styles = new SvgStyle(faults);
  }

  /** Puts an attribute into an element as it is published, if it is. */
  void add(SvgNode.Element element, @Nullable String namespace, String local, String value) {
    String name = name(namespace, local);
    if (name == null) {
      return;
    }
    if (name.equals("href")) {
      if (!element.name().equals("style")) {
        href(element, value, namespace == null || namespace.isEmpty());
      }
    } else if (name.equals("style")) {
      String published = styles.declarations(value, new ArrayList<>());
      if (!published.isEmpty()) {
        element.attributes().put(name, published);
      }
    } else if (name.equals("type") && element.name().equals("style")) {
      if (!value.isBlank() && !value.strip().equalsIgnoreCase("text/css")) {
        faults.accept("a style sheet of the type \"" + shown(value) + "\"");
      }
    } else if (name.equals("class")) {
      element.attributes().put(name, SvgStyle.words(value));
    } else {
      plain(element, name, value);
    }
  }

  /** The name under which an attribute is published; null when it is not, refused or inert. */
  private @Nullable String name(@Nullable String namespace, String local) {
    if (namespace == null || namespace.isEmpty()) {
      return name(local);
    }
    if (namespace.equals(SvgVocabulary.XLINK)) {
      return local.equals("href") ? local : null;
    }
    if (namespace.equals(SvgVocabulary.XML) && (local.equals("space") || local.equals("lang"))) {
      return "xml:" + local;
    }
    if (!isOfEditor(namespace)) {
      faults.accept("the attribute \"" + shown(local) + "\" of another kind of document");
    }
    return null;
  }

  private @Nullable String name(String local) {
    if (SvgVocabulary.ATTRIBUTES.contains(local) || SvgVocabulary.PROPERTIES.contains(local)) {
      return local;
    }
    if (!isInert(local)) {
      boolean event = local.toLowerCase(Locale.ROOT).startsWith("on");
      faults.accept(
          (event ? "the script in the attribute \"" : "the attribute \"") + shown(local) + "\"");
    }
    return null;
  }

  private static boolean isInert(String local) {
    return SvgVocabulary.INERT.contains(local)
        || local.startsWith("data-")
        || local.startsWith("aria-");
  }

  /** Whether a namespace is one in which a drawing program keeps its own data. */
  static boolean isOfEditor(String namespace) {
    boolean slash = namespace.endsWith("/");
    String bare = slash ? namespace.substring(0, namespace.length() - 1) : namespace;
    return SvgVocabulary.EDITORS.contains(bare) || namespace.startsWith(SvgVocabulary.ADOBE);
  }

  private void plain(SvgNode.Element element, String name, String value) {
    boolean free = name.equals("id") || name.equals("result") || name.equals("in");
    String fault = free ? null : SvgValue.fault(value, new ArrayList<>());
    if (fault == null) {
      element.attributes().put(name, value);
    } else {
      faults.accept("the attribute \"" + name + "\", which " + fault);
    }
  }

  /** Into the same drawing, or a picture of pixels that lies in the attribute itself. */
  private void href(SvgNode.Element element, String value, boolean isPlain) {
    String published = SvgValue.fragment(value);
    if (element.name().equals("image")) {
      published = embedded(value);
    } else if (published != null) {
      published = "#" + published;
    }
    if (published == null) {
      faults.accept(
          "the address \""
              + shown(value)
              + "\" in <"
              + element.name()
              + ">, which leads elsewhere");
    } else if (isPlain) {
      // Browsers prefer it to xlink's where both stand.
      element.attributes().put("href", published);
    } else {
      element.attributes().putIfAbsent("href", published);
    }
  }

  private @Nullable String embedded(String value) {
    int comma = value.indexOf(',');
    String head = value.substring(0, Math.max(comma, 0)).strip().toLowerCase(Locale.ROOT);
    for (Kind kind : List.of(Kind.PNG, Kind.JPEG, Kind.GIF, Kind.WEBP)) {
      String type = "data:image/" + kind.name().toLowerCase(Locale.ROOT) + ";base64";
      boolean same =
          head.equals(type) || (kind == Kind.JPEG && head.equals(type.replace("jpeg", "jpg")));
      if (same) {
        return embedded(kind, type, value.substring(comma + 1));
      }
    }
    return null;
  }

  private @Nullable String embedded(Kind kind, String type, String base64) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64);
      if (Kind.ofBytes(bytes) != kind) {
        return null;
      }
      Raster raster = Raster.read(kind, bytes);
      pixels += (long) raster.width() * raster.height();
      PictureReader.checkSize(raster.width(), raster.height());
      if (pixels > PictureReader.MOST_PIXELS) {
        faults.accept("pictures inside it with more pixels than a picture may have");
      }
      return type + "," + Base64.getEncoder().encodeToString(bytes);
    } catch (IllegalArgumentException notBase64) {
      return null;
    } catch (Refusal refusal) {
      faults.accept("a picture inside it that " + refusal.reason());
      return type + ",";
    }
  }

  /** A word of the file as a message quotes it. */
  static String shown(String text) {
    int points = text.codePointCount(0, text.length());
    int end = text.offsetByCodePoints(0, Math.min(points, LONGEST_NAME));
    return text.substring(0, end) + (points > LONGEST_NAME ? "..." : "");
  }
}
