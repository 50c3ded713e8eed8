package org.imprimatur.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.imprimatur.model.Audience;
import org.imprimatur.model.Configuration;
import org.jspecify.annotations.Nullable;

/** The {@code site} of the configuration: what it is, and the house's own look and words. */
final class SiteReader {
  private static final Pattern ID = Pattern.compile("[ \\t]*[A-Za-z0-9][A-Za-z0-9._-]*[ \\t]*");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'<>]+");

  /**
   * The ending of a file that may be published beside the pages. What a browser runs, or parses as
   * HTML, XML, a style sheet or a program, is not; nor what web servers run (contract, section 8).
   */
  private static final Pattern FILE_TYPE =
      Pattern.compile(
          "(?!(?:[dpsx]?html?|xht|hta|htc|stm|mht|mhtml|xml|xslt?|xsd|dtd|rdf|owl|rss|atom|opml|xul"
              + "|xbl|mml|mathml|smil|kml|gpx|plist|svgz?|[cm]?js|jsx|css|wasm|swf|jar|jnlp|vbs|php[0-9]?"
              + "|phar|aspx?|ashx|jspx?|cfm|cgi|pl|py|rb|sh|md)$)[a-z0-9]{1,10}");

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}");

  /** Of the content root, and what a picture may be. */
  private static final Pattern LOGO =
      Pattern.compile("(?!/)(?!.*\\.\\.)[A-Za-z0-9._/-]{1,200}\\.(svg|png|jpg|webp)");

  /** The search that needs no host. */
  private static final String STATIC = "static";

  private static final Pattern SEARCH =
      Pattern.compile("static|(?=.{2,200}$)(?:/(?!\\.)[A-Za-z0-9._~-]++)++/?");

  private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");
  private static final Pattern LINK = Pattern.compile("(https?://|mailto:)[^\\s\"'<>]+");

  /** Colours by their use; see docs/theme.md. */
  private static final List<String> USES =
      List.of("head", "head-ink", "ink", "line", "link", "panel", "paper", "soft");

  private SiteReader() {}

  static Configuration.Site read(SettingFields fields) {
    Configuration.Site site =
        new Configuration.Site(
            fields.requiredText("id", ID),
            fields.requiredText("title"),
            fields.converted("url", SiteReader::address),
            fields.text("contact"),
            Boolean.TRUE.equals(fields.yesNo("sample")),
            files(fields),
            or(fields.converted("lang", text -> matching(LANGUAGE, text))),
            fields.date("words-reviewed"),
            fields.text("tagline"),
            fields.converted("logo", text -> matching(LOGO, text)),
            colours(fields.block("colours")),
            byAudience("notices", fields),
            byAudience("disclaimer", fields),
            footer(fields),
            Boolean.TRUE.equals(fields.yesNo("numbered-recommendations")),
            search(fields));
    fields.done();
    return site;
  }

  /** A path of the host itself: no other host, no way out of a folder, nothing behind it. */
  private static @Nullable String search(SettingFields fields) {
    String search = fields.converted("search", text -> matching(SEARCH, text));
    return STATIC.equals(search) ? null : search;
  }

  private static String or(@Nullable String language) {
    return language == null ? Configuration.Site.ENGLISH : language;
  }

  private static @Nullable String matching(Pattern pattern, String text) {
    return pattern.matcher(text).matches() ? text : null;
  }

  private static Configuration.Colours colours(SettingFields fields) {
    Configuration.Colours colours =
        new Configuration.Colours(
            scheme(fields.block("light"), Contrast.LIGHT),
            scheme(fields.block("dark"), Contrast.DARK));
    fields.done();
    return colours;
  }

  private static Map<String, String> scheme(SettingFields fields, Map<String, String> shipped) {
    Map<String, String> out = new TreeMap<>();
    for (String use : USES) {
      String colour = fields.converted(use, text -> matching(COLOUR, text));
      if (colour != null) {
        out.put(use, colour);
      }
    }
    fields.done();
    Contrast.fault(out, shipped).ifPresent(fault -> fields.error(fault.use(), fault.message()));
    return out;
  }

  /** A text, a list of texts, or either for each audience. */
  private static Configuration.ByAudience byAudience(String key, SettingFields fields) {
    if (!fields.isBlock(key)) {
      List<String> all = fields.texts(key);
      return new Configuration.ByAudience(all == null ? List.of() : all, Map.of());
    }
    SettingFields own = fields.block(key);
    Map<Audience, List<String>> out = new EnumMap<>(Audience.class);
    for (Audience audience : Audience.values()) {
      List<String> texts = own.texts(audience.word());
      if (texts != null) {
        out.put(audience, texts);
      }
    }
    own.done();
    return new Configuration.ByAudience(List.of(), out);
  }

  private static List<Configuration.FootLink> footer(SettingFields fields) {
    List<Configuration.FootLink> out = new ArrayList<>();
    for (SettingFields link : fields.blocks("footer")) {
      out.add(
          new Configuration.FootLink(link.requiredText("text"), link.requiredText("href", LINK)));
      link.done();
    }
    return out;
  }

  private static List<String> files(SettingFields fields) {
    List<String> types = fields.matching("files", FILE_TYPE);
    return types == null ? Configuration.Site.FILES : types;
  }

  private static @Nullable String address(String url) {
    if (!ADDRESS.matcher(url).matches()) {
      return null;
    }
    String bare = url.strip();
    return bare.endsWith("/") ? bare : bare + "/";
  }
}
