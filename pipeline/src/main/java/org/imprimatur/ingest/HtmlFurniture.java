package org.imprimatur.ingest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Knows the parts of a saved page that belong to the site: by landmarks and roles, by what they are
 * named where their form agrees (links and short words, or sentences to the site's visitor), and by
 * form alone above the title: lists of links. Statements are never among them.
 */
final class HtmlFurniture {
  private static final Set<String> LEFT_OUT =
      Set.of(
          "script",
          "style",
          "noscript",
          "nav",
          "footer",
          "aside",
          "form",
          "button",
          "select",
          "iframe",
          "svg",
          "dialog",
          "object",
          "embed",
          "audio",
          "video",
          "canvas",
          "math",
          "input",
          "textarea");

  /** What somebody struck out must not be read as what the page says. */
  private static final Set<String> STRUCK = Set.of("del", "s", "strike");

  private static final Set<String> ROLES =
      Set.of(
          "navigation",
          "dialog",
          "alertdialog",
          "search",
          "contentinfo",
          "complementary",
          "menu",
          "menubar",
          "toolbar");
  private static final Set<String> NAMES =
      Set.of(
          "nav",
          "navbar",
          "navigation",
          "menu",
          "breadcrumb",
          "breadcrumbs",
          "crumbs",
          "share",
          "sharing",
          "social",
          "cookie",
          "cookies",
          "consent",
          "gdpr",
          "newsletter",
          "subscribe",
          "signup",
          "sidebar",
          "footer",
          "masthead",
          "topbar",
          "banner",
          "promo",
          "advert",
          "advertisement",
          "ads",
          "sponsor",
          "sponsored",
          "related",
          "recommended",
          "toolbar",
          "persona",
          "personalize",
          "personalise",
          "login",
          "search",
          "pagination",
          "skip",
          "popup",
          "modal",
          "overlay",
          "feedback",
          "survey",
          "rating",
          "header",
          "tools",
          "actions",
          "toc");
  private static final Pattern BETWEEN = Pattern.compile("[^a-z]+|(?<=[a-z])(?=[A-Z])");
  private static final Pattern HIDDEN =
      Pattern.compile("(?i).*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden).*");
  private static final Pattern SENTENCE = Pattern.compile(".*\\p{L}{2,}[^.!]{12,}+[.!](?:\\s.*|$)");
  private static final int LONGEST_OFFER = 600;
  private static final int FEWEST_LINKS = 3;
  private static final int WORDS_OF_A_LINK = 4;

  private final @Nullable Element title;

  /** What belongs to the site in one document. */
  HtmlFurniture(Document document) {
    title = document.selectFirst("h1");
  }

  /** Why an element is left out, or null if it is read. */
  @Nullable String reason(Element element) {
    String name = element.normalName();
    if (STRUCK.contains(name)) {
      return "struck out";
    }
    boolean hidden =
        element.hasAttr("hidden")
            || element.attr("aria-hidden").equals("true")
            || HIDDEN.matcher(element.attr("style")).matches();
    if (LEFT_OUT.contains(name)
        || hidden
        || element.hasClass("mw-editsection")
        || element.hasClass("mw-cite-backlink")
        || ROLES.contains(element.attr("role"))) {
      return "<" + name + ">";
    }
    if (holdsTitle(element) || !isBlock(name)) {
      return null;
    }
    boolean named =
        isNamed(element) || name.equals("header") || element.attr("role").equals("banner");
    return (named && isOffer(element)) || isMenu(element) ? "<" + name + "> of the site" : null;
  }

  private boolean holdsTitle(Element element) {
    Element first = title;
    return first != null && (element.equals(first) || first.parents().contains(element));
  }

  private static boolean isBlock(String name) {
    return Set.of("div", "section", "ul", "ol", "header", "p", "span", "table").contains(name)
        && !name.equals("table");
  }

  private static boolean isNamed(Element element) {
    for (String word : BETWEEN.split(element.className() + " " + element.id(), -1)) {
      if (NAMES.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** Short words and links, or sentences to the visitor; no dose, no citation, no table. */
  private static boolean isOffer(Element element) {
    String text = Cleaning.of(element.text());
    if (text.length() > LONGEST_OFFER
        || Standing.statesDose(text)
        || !element.select("table, sup, h1, blockquote").isEmpty()) {
      return false;
    }
    return !SENTENCE.matcher(text).matches() || HeadFinder.isOfSite(text);
  }

  /** A list of links to elsewhere on the site, above the title. */
  private boolean isMenu(Element element) {
    if (title == null || !isBefore(element, title)) {
      return false;
    }
    int links = 0;
    int words = 0;
    int linked = 0;
    for (Element link : element.select("a")) {
      String text = Cleaning.of(link.text());
      links++;
      linked += text.length();
      words += text.isEmpty() ? 0 : text.split(" ", -1).length;
    }
    int all = Cleaning.of(element.text()).length();
    return links >= FEWEST_LINKS
        && words <= links * WORDS_OF_A_LINK
        && linked * 5 >= all * 4
        && isOffer(element);
  }

  private static boolean isBefore(Element element, Element other) {
    return element.sourceRange().startPos() < other.sourceRange().startPos();
  }
}
