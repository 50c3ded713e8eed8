package org.imprimatur.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.HouseWord;
import org.imprimatur.model.Person;
import org.imprimatur.model.Policy;
import org.imprimatur.source.Source;
import org.imprimatur.text.Documents;
import org.imprimatur.text.Node;
import org.imprimatur.text.Schema;
import org.junit.jupiter.api.Test;

/** The reader and the schema that editors use hold one opinion of a configuration. */
final class ConfigurationSchemaTest {
  private static final Source SOURCE = Source.of("imprimatur.yaml", "");
  private static final String FULL =
      """
      site:
        {id: s, title: "S: one", url: "https://s.example", contact: c@s.example, sample: true, files: [pdf],
         numbered-recommendations: true, search: /search, lang: de-CH, words-reviewed: 2026-11-20, tagline: T, logo: theme/logo.svg,
         colours: {light: {ink: "#000000", head-ink: "#FFFFFF"}, dark: {link: "#7fcbdc"}},
         notices: [one, two], disclaimer: {patient: one, professional: [one, two]},
         footer: [{text: Imprint, href: "https://s.example/imprint"}]}
      people:
        - id: a.reviewer
          name: "Sample Reviewer One, MD"
          roles: [reviewer]
          interests: "none declared (2026-01-10)"
          credentials: MD
          affiliation: A hospital
          orcid: 0000-0000-0000-000X
          term: {from: 2026-01-01, until: 2027-12-31}
          keys: [{key: "ssh-ed25519 AAAA", from: 2026-01-01, until: 2027-12-31, revoked: 2026-03-01, reason: lost},
                 {key: "sk-ecdsa-sha2-nistp256@openssh.com AAAA", origins: ["https://r.example:8443", "http://imprimatur.localhost"]}]
        - {id: a.author, name: A, roles: author}
      policy:
        approvals-needed: 3
        review-interval: 2 years
        grace: 6 weeks
        exempt-sections: [About, More]
        style: vancouver
        levels: {"claim/*": {submitted: note}, claim/uncited: {under-review: error, approved: error}}
        roles-when: {dose-changed: [pharmacist]}
        polarity: {mistake: [Pitfalls], caution: Avoid}
        approvals-by-topic: {spine: 1}
        review-interval-by-topic: {spine: 90 days}
        words: [{id: whilst, match: [whilst], instead: while, level: note, why: plain words}]
        conflicted: [{person: a.reviewer, topics: [spine, knee]}, {person: a.author, topics: hand}]
      """;

  @Test
  void everyComponentOfTheRecordsIsAKeyOfTheSchemaAndTheOtherWayRound() {
    Node schema = Documents.read(new String(Schema.CONFIGURATION.bytes(), StandardCharsets.UTF_8));
    Node defined = at(schema, "definitions");
    Node top = at(schema, "properties");
    assertEquals(keys(Configuration.class), properties(schema));
    assertEquals(keys(Configuration.Site.class), properties(at(top, "site")));
    Node site = at(at(top, "site"), "properties");
    assertEquals(keys(Configuration.Colours.class), properties(at(site, "colours")));
    assertEquals(keys(Configuration.FootLink.class), properties(at(at(site, "footer"), "items")));
    assertEquals(
        keys(Person.Term.class), properties(at(at(at(defined, "person"), "properties"), "term")));
    assertEquals(keys(Policy.class), properties(at(top, "policy")));
    assertEquals(keys(Person.class), properties(at(defined, "person")));
    assertEquals(keys(Person.Key.class), properties(at(defined, "key")));
    assertEquals(keys(HouseWord.class), properties(at(defined, "word")));
    assertEquals(keys(Policy.Conflict.class), properties(at(defined, "conflict")));
  }

  @Test
  void theRepositorysOwnConfigurationIsRight() throws IOException {
    assertTrue(assertAlike(Documents.read(Files.readString(Path.of("../imprimatur.yaml")))));
    assertTrue(assertAlike(Documents.read(FULL)));
  }

  @Test
  void everyChangedConfigurationIsJudgedAlike() {
    Documents documents = new Documents(20260602);
    Node base = Documents.read(FULL);
    int usual = 0;
    for (int i = 0; i < 40_000; i++) {
      Node changed = documents.changed(base);
      usual += assertAlike(i % 3 == 0 ? documents.changed(changed) : changed) ? 1 : 0;
    }
    assertTrue(usual > 4_000 && usual < 30_000, "both kinds are met: " + usual);
  }

  private static boolean assertAlike(Node document) {
    boolean usual = ConfigurationReader.isUsual(SOURCE, document);
    assertEquals(
        usual,
        Schema.CONFIGURATION.faults(document).isEmpty(),
        () -> document.plain() + " " + Schema.CONFIGURATION.faults(document));
    return usual;
  }

  private static Set<String> keys(Class<?> record) {
    Map<String, String> renamed = Map.of("interval-by-topic", "review-interval-by-topic");
    Set<String> keys = new TreeSet<>();
    for (RecordComponent component : record.getRecordComponents()) {
      String key = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      keys.add(renamed.getOrDefault(key, key));
    }
    return keys;
  }

  private static Node at(Node node, String key) {
    return Objects.requireNonNull(((Node.Mapping) node).get(key));
  }

  private static Set<String> properties(Node schema) {
    return new TreeSet<>(((Node.Mapping) at(schema, "properties")).entries().keySet());
  }
}
