package org.imprimatur.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.imprimatur.model.Picture;
import org.imprimatur.text.Json;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/** The files of a site that are the house's own: its styles, its logo, the words of the scripts. */
final class HouseFiles {
  /** So high is a logo shown, in CSS pixels. */
  private static final int LOGO_HEIGHT = 40;

  private static final int LOGO_WIDTH = 240;

  private HouseFiles() {}

  static void write(Look look, Consumer<SiteFile> out) {
    if (!look.css().isEmpty()) {
      out.accept(file("assets/house.css", look.css()));
    }
    Picture.Published logo = look.logo();
    if (logo != null) {
      out.accept(new SiteFile(path(logo), logo.content()));
    }
    out.accept(file("assets/words.js", words(look.words())));
  }

  /** The logo as pages show it; null where there is none, or its size is not known. */
  static House.@Nullable Logo logo(Look look) {
    Picture.Published logo = look.logo();
    Picture.Size size = logo == null ? null : logo.size();
    if (logo == null || size == null) {
      return null;
    }
    double scale =
        Math.min((double) LOGO_HEIGHT / size.height(), (double) LOGO_WIDTH / size.width());
    return new House.Logo(
        path(logo),
        Math.max(1, (int) Math.round(size.width() * scale)),
        Math.max(1, (int) Math.round(size.height() * scale)));
  }

  private static String path(Picture.Published logo) {
    return "assets/logo." + logo.ending();
  }

  /** A module that the scripts import. What is guarded has its own language. */
  private static String words(Wording words) {
    Map<String, String> all = new TreeMap<>(words.under("script."));
    words.under("status.").forEach((name, text) -> all.put("status." + name, text));
    words.under("grade.").forEach((name, text) -> all.put("grade." + name, text));
    all.put("caution", PageWords.caution(words));
    String guard = words.isShipped() ? "" : words.guardLanguage();
    return "// The words of the scripts, in the language of the pages.\n"
        + "export const words = "
        + Json.compact(all)
        + ";\nexport const guardLanguage = "
        + Json.compact(guard)
        + ";\n";
  }

  private static SiteFile file(String path, String text) {
    return new SiteFile(path, text.getBytes(UTF_8));
  }
}
