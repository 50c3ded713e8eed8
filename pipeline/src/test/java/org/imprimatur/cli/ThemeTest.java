package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A house's own look and words, from its files to its pages. */
final class ThemeTest extends ReviewFolderTests {
  private void site(String more) throws Exception {
    folder.write(
        "imprimatur.yaml",
        folder.text("imprimatur.yaml").replace("title: Sample}", "title: Sample, " + more + "}"));
  }

  private List<String> found(String rule) {
    return folder
        .run("check")
        .out()
        .lines()
        .map(String::strip)
        .filter(l -> l.contains(rule))
        .toList();
  }

  @Test
  void aSiteInGermanSaysOnceWhatIsNotCheckedAndThatNobodyHasReadTheTranslation() throws Exception {
    site("lang: de");
    assertEquals(1, found(" config/translation: ").size());
    List<String> language = found(" config/language: ");
    assertEquals(1, language.size());
    assertTrue(language.get(0).startsWith("imprimatur.yaml:1:"), language.get(0));
    assertTrue(
        language
            .get(0)
            .contains(
                "abbrev/*, readability/*, stats/*, terms/*, grade/wording and cite/quote-differs"));
    folder.write(ARTICLE, ReviewFolder.article("Give 5 mg QD to addicts."));
    assertEquals(List.of(), found(" abbrev/jc"));
    assertEquals(List.of(), found("warning terms/"));
    folder.run("build");
    String page = folder.text(PAGE);
    assertTrue(page.contains("<html lang=\"de\" dir=\"ltr\">"), page);
    assertTrue(page.contains("Vorsicht: Der Inhalt ist noch nicht freigegeben"), page);
    assertTrue(page.contains("1. Mai 2026"), page);
    assertTrue(page.contains("noch nicht geprüfte Übersetzung"), page);
    assertTrue(folder.text("output/site/assets/words.js").contains("Eine Antwort wird gesucht"));
    assertTrue(folder.text("output/site/feed.xml").contains("xml:lang=\"de\""));
    folder.write(
        "imprimatur.yaml",
        folder.text("imprimatur.yaml").replace("lang: de", "lang: de, words-reviewed: 2026-05-01"));
    assertEquals(List.of(), found(" config/translation: "));
    folder.run("build");
    assertFalse(folder.text(PAGE).contains("noch nicht geprüfte Übersetzung"));
  }

  @Test
  void coloursLogoNoticesDisclaimerAndFooterAreTheHouses() throws Exception {
    site(
        "tagline: Our own words, logo: theme/logo.svg, colours: {light: {head: '#0b5566', head-ink: '#ffffff'}},"
            + " notices: [Closed on Sunday.], disclaimer: {professional: [Ask us first.]},"
            + " footer: [{text: Imprint, href: 'https://x.example/imprint'}]");
    folder.write(
        "theme/logo.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 20\" onload=\"alert(1)\"><script>alert(1)</script><rect width=\"80\" height=\"20\" fill=\"#fff\"/></svg>");
    assertEquals(1, found(" config/picture: ").size(), "a script is in it");
    folder.write(
        "theme/logo.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 20\"><rect width=\"80\" height=\"20\" fill=\"#fff\"/></svg>");
    folder.write("theme/style.css", ".site-name {\n  font-style: italic;\n  display: none;\n}\n");
    List<String> styles = found(" config/style: ");
    assertEquals(1, styles.size());
    assertTrue(styles.get(0).startsWith("theme/style.css:3:3: error"), styles.get(0));
    assertEquals(1, folder.run("build").code());
    String css = folder.text("output/site/assets/house.css");
    assertTrue(css.contains("--head: #0b5566;"), css);
    assertTrue(css.contains("font-style: italic;"), css);
    assertFalse(css.contains("none"), css);
    String page = folder.text(PAGE);
    for (String words :
        List.of(
            "assets/house.css",
            "assets/logo.svg\" alt=\"\" width=\"160\" height=\"40\"",
            "Closed on Sunday.",
            "Ask us first.",
            "https://x.example/imprint")) {
      assertTrue(page.contains(words), words);
    }
    assertFalse(page.contains("This page supports the judgement"), page);
    assertTrue(folder.text("output/site/index.html").contains("Our own words"));
  }

  @Test
  void coloursThatCanHardlyBeReadAreRefused() throws Exception {
    site("colours: {light: {link: '#9ab8c0'}}");
    CommandLine.Ran ran = folder.run("check");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("imprimatur.yaml:1:"), ran.err());
    assertTrue(ran.err().contains("the contrast of link on paper is 2.10:1"), ran.err());
  }

  @Test
  void wordsOfTheHouseMayNotSpeakOfStatusAndCaution() throws Exception {
    folder.write(
        "theme/messages.yaml",
        "site: {topics: Fields, topcis: x}\ncaution: {pending: All is well}\nstatus: {submitted: Approved}\nlist: {page: No values}\n");
    List<String> messages = found(" config/message: ");
    assertEquals(4, messages.size(), messages.toString());
    assertTrue(messages.get(0).startsWith("theme/messages.yaml:1:24: error"), messages.get(0));
    assertTrue(messages.get(1).startsWith("theme/messages.yaml:2:11: error"), messages.get(1));
    folder.run("build");
    String page = folder.text(PAGE);
    assertTrue(page.contains(">Fields<"), page);
    assertTrue(page.contains("Exercise caution: content is pending review"), page);
    assertTrue(page.contains(">Not yet reviewed<"), page);
  }

  @Test
  void theThemeIsThatOfTheTrustedCommit() throws Exception {
    folder.write("theme/style.css", ".lead { font-style: italic; }\n");
    folder.write("theme/messages.yaml", "site: {topics: Fields}\n");
    folder.commit();
    folder.git("checkout", "-q", "-b", "change");
    folder.write("theme/style.css", ".lead { font-weight: bold; }\n.status { display: none; }\n");
    folder.write("theme/messages.yaml", "site: {topics: Nonsense}\n");
    folder.commit();
    CommandLine.Ran built = folder.run("build", "--trust", "main");
    assertTrue(
        built.err().contains("config/style") || built.out().contains("config/style"),
        "of this folder's file");
    assertTrue(folder.text("output/site/assets/house.css").contains("italic"));
    assertFalse(folder.text("output/site/assets/house.css").contains("bold"));
    assertTrue(folder.text("output/site/index.html").contains(">Fields<"));
    folder.run("build");
    assertTrue(folder.text("output/site/index.html").contains(">Nonsense<"));
    Files.delete(folder.root.resolve("theme/style.css"));
    folder.run("build");
    assertFalse(folder.text("output/site/index.html").contains("house.css"));
  }
}
