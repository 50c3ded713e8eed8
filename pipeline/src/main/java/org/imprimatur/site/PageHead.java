package org.imprimatur.site;

import gg.jte.Content;
import java.util.List;
import java.util.Set;
import org.imprimatur.model.HousePiece;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What frames every page.
 *
 * @param title the page's title, without the site's
 * @param siteTitle the site's title
 * @param root from the page to the site's folder: {@code ./}, {@code ../} ...
 * @param description for search engines; empty if there is none
 * @param isIndexed whether search engines may list the page
 * @param canonical the page's full address, or null if the site's address is not known
 * @param isSample whether the site holds sample data
 * @param here which entry of the navigation the page is: {@code topics}, {@code a-z} ... or empty
 * @param meta further descriptions of the page
 * @param contact where readers write to, or null
 * @param jsonLd the page's JSON-LD; may be empty
 * @param version of the program
 * @param asOf the day the page speaks of; null where it does not depend on it
 * @param house what the house makes its own
 * @param movedTo where the page went, from this page, or null when it is here
 */
public record PageHead(
    String title,
    String siteTitle,
    String root,
    String description,
    boolean isIndexed,
    @Nullable String canonical,
    boolean isSample,
    String here,
    List<Meta> meta,
    ArticleView.@Nullable Link contact,
    Content jsonLd,
    String version,
    @Nullable Day asOf,
    House house,
    @Nullable String movedTo) {

  /** What is said of the rules and of the program's own working is the program's to say. */
  private static final Set<String> GUARDED_PAGES = Set.of("policy", "rules", "dashboard");

  /** A description: whether it is a property (Open Graph) or a name, which, and what it says. */
  public record Meta(boolean isProperty, String name, String content) {}

  /** Copies the list. */
  public PageHead {
    meta = List.copyOf(meta);
  }

  /** The same frame with descriptions. */
  PageHead with(Content description, List<Meta> tags) {
    return new PageHead(
        title,
        siteTitle,
        root,
        this.description,
        isIndexed,
        canonical,
        isSample,
        here,
        tags,
        contact,
        description,
        version,
        asOf,
        house,
        movedTo);
  }

  /** The same frame without the day, of a page that says the same on another one. */
  PageHead ofNoDay() {
    return new PageHead(
        title,
        siteTitle,
        root,
        description,
        isIndexed,
        canonical,
        isSample,
        here,
        meta,
        contact,
        jsonLd,
        version,
        null,
        house,
        movedTo);
  }

  /** The words of the pages. */
  public Wording words() {
    return house.words();
  }

  /** Words of a name. */
  public String say(String name, Object... values) {
    return words().say(name, values);
  }

  /** Words for one or for many. */
  public String count(String name, int count) {
    return words().count(name, count);
  }

  /**
   * A sentence with bold words and links.
   *
   * @param paths relative to the site's folder; those that begin with {@code ./}, to this page
   */
  public Content rich(String name, String... paths) {
    return Phrase.of(
        say(name),
        at ->
            paths[at].startsWith("./")
                ? Address.inSite("", paths[at].substring(2))
                : Address.inSite(root, paths[at]));
  }

  /** The house's own text at the foot; may be empty. */
  public Content foot() {
    return house.pieces().of(HousePiece.FOOT, root, 2);
  }

  /** Whether there is a page on which the house speaks of itself. */
  public boolean hasAbout() {
    return house.pieces().has(HousePiece.ABOUT);
  }

  /** A sentence with bold words, for one or for many. */
  public Content richCount(String name, int count) {
    return Phrase.of(count(name, count), at -> Address.inSite(root, ""));
  }

  /** {@code rtl} for a language that is written from the right. */
  public String dir() {
    return words().isRightToLeft() ? "rtl" : "ltr";
  }

  /** The language of what is guarded, where it is another one than the page's; else null. */
  public @Nullable String guard() {
    return words().isShipped() ? null : words().guardLanguage();
  }

  /** The direction of what is guarded, where it is another one than the page's; else null. */
  public @Nullable String guardDirection() {
    return !words().isShipped() && words().isRightToLeft() ? "ltr" : null;
  }

  /** {@code en} where the page is in another language; else null. */
  public @Nullable String english() {
    return words().isEnglish() ? null : "en";
  }

  /** The language of the page's main part, where it is another one than the page's; else null. */
  public @Nullable String mainLanguage() {
    return GUARDED_PAGES.contains(here) ? guard() : null;
  }

  /** The direction of the page's main part, where it is another one than the page's; else null. */
  public @Nullable String mainDirection() {
    return mainLanguage() != null && words().isRightToLeft() ? "ltr" : null;
  }
}
