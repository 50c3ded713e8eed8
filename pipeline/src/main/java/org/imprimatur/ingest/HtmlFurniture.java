package org.imprimatur.ingest;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;
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

  /** What may hold an offer of the site. */
  private static final Set<String> BLOCKS =
      Set.of("div", "section", "ul", "ol", "header", "p", "span");

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
  private static final int LONGEST_OFFER = 600;

  /** With all blanks of the markup. */
  private static final int MOST_CHARACTERS = 20_000;

  private static final int MOST_NODES = 2_000;
  private static final int SHORTEST_SENTENCE = 12;
  private static final int FEWEST_LINKS = 3;
  private static final int WORDS_OF_A_LINK = 4;

  private final @Nullable Element title;
  private final Set<Element> aroundTitle = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What belongs to the site in one document. */
  HtmlFurniture(Document document) {
    title = document.selectFirst("h1");
    for (Element at = title; at != null; at = at.parent()) {
      aroundTitle.add(at);
    }
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
    if (!BLOCKS.contains(name) || aroundTitle.contains(element)) {
      return null;
    }
    boolean named =
        isNamed(element) || name.equals("header") || element.attr("role").equals("banner");
    boolean before = title != null && isBefore(element, title);
    String words = named || before ? words(element) : null;
    boolean ofSite = words != null && isOffer(element, words) && (named || isMenu(element, words));
    return ofSite ? "<" + name + "> of the site" : null;
  }

  /** The words of an element, or null where it holds more than an offer does. */
  private static @Nullable String words(Element element) {
    int[] seen = new int[2];
    FilterResult end =
        NodeTraversor.filter(
            (node, depth) -> {
              seen[0] += node instanceof TextNode text ? text.getWholeText().length() : 0;
              boolean much = seen[0] > MOST_CHARACTERS || ++seen[1] > MOST_NODES;
              return much ? FilterResult.STOP : FilterResult.CONTINUE;
            },
            element);
    String text = end == FilterResult.STOP ? "" : Cleaning.of(element.text());
    return end == FilterResult.STOP || text.length() > LONGEST_OFFER ? null : text;
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
  private static boolean isOffer(Element element, String words) {
    return !HeadingForm.statesDose(words)
        && element.select("table, sup, h1, blockquote").isEmpty()
        && (!holdsSentence(words) || SiteWords.isOfSite(words));
  }

  /** Whether a stop ends some words, and is not that of an abbreviation. */
  private static boolean holdsSentence(String text) {
    int word = -1;
    for (int i = 0; i < text.length(); i++) {
      boolean stop = text.charAt(i) == '.' || text.charAt(i) == '!';
      boolean ends = i + 1 == text.length() || text.charAt(i + 1) == ' ';
      if (stop && ends && word >= 0 && i - word >= SHORTEST_SENTENCE) {
        return true;
      }
      boolean letters =
          i > 0 && Character.isLetter(text.charAt(i)) && Character.isLetter(text.charAt(i - 1));
      word = stop ? -1 : letters && word < 0 ? i + 1 : word;
    }
    return false;
  }

  /** A list of links to elsewhere on the site. */
  private static boolean isMenu(Element element, String all) {
    int links = 0;
    int words = 0;
    int linked = 0;
    for (Element link : element.select("a")) {
      String text = Cleaning.of(link.text());
      links++;
      linked += text.length();
      words += text.isEmpty() ? 0 : text.split(" ", -1).length;
    }
    return links >= FEWEST_LINKS
        && words <= links * WORDS_OF_A_LINK
        && linked * 5 >= all.length() * 4;
  }

  private static boolean isBefore(Element element, Element other) {
    return element.sourceRange().startPos() < other.sourceRange().startPos();
  }
}
