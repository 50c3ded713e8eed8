package org.imprimatur.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Person;
import org.imprimatur.model.Polarity;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Status;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationReaderTest {

  @Test
  void whatIsNotSaidHasTheDefaultsOfTheContract() {
    Configuration read = good("site: {id: a, title: A}\n");
    assertEquals(
        new Configuration.Site("a", "A", null, null, false, List.of("pdf", "csv", "png")),
        read.site());
    assertEquals(List.of(), read.people());
    assertEquals(Policy.DEFAULT, read.policy());
  }

  private static final String EVERY_KEY =
      """
        site: {id: s, title: "S: one", url: "https://s.example", contact: c@s.example, sample: true}
        people:
          - id: a.reviewer
            name: "Sample Reviewer One, MD"
            roles: [reviewer]
            interests: "none declared (2026-01-10)"
            keys: [{key: "ssh-ed25519 AAAA", from: 2026-01-01, until: 2027-12-31, revoked: 2026-03-01, reason: lost}]
        policy:
          approvals-needed: 3
          review-interval: 2 years
          grace: 6 weeks
          exempt-sections: [About, More]
          style: vancouver
          levels:
            "claim/*": {submitted: note}
            claim/uncited: {submitted: error}
          roles-when: {dose-changed: [pharmacist]}
          polarity: {mistake: [Traps], caution: Not so}
          approvals-by-topic: {spine: 1}
          review-interval-by-topic: {spine: 90 days}
          conflicted: [{person: a.reviewer, topics: [spine]}]
      """;

  @Test
  void everyKeyIsRead() {
    Configuration read = good(EVERY_KEY);
    assertEquals("https://s.example/", read.site().url());
    assertTrue(read.site().sample());
    Person person = read.people().get(0);
    assertEquals(LocalDate.of(2026, 3, 1), person.keys().get(0).revoked());
    Policy policy = read.policy();
    assertEquals(3, policy.approvalsNeeded());
    assertEquals(Period.ofYears(2), policy.reviewInterval());
    assertEquals(Period.ofDays(42), policy.grace());
    assertEquals(Level.ERROR, policy.levels().level("claim/uncited", Status.SUBMITTED));
    assertEquals(Level.ERROR, policy.levels().level("claim/uncited", Status.APPROVED));
    assertEquals(Level.NOTE, policy.levels().level("claim/inherited-dose", Status.SUBMITTED));
    assertEquals(List.of("pharmacist"), policy.rolesWhen().get("dose-changed"));
    assertEquals(Period.ofDays(90), policy.intervalByTopic().get("spine"));
    assertEquals(1, policy.approvalsByTopic().get("spine"));
    assertEquals(List.of("Traps"), policy.polarity().get(Polarity.Kind.MISTAKE));
    assertEquals(List.of("Not so"), policy.polarity().get(Polarity.Kind.CAUTION));
    assertEquals(
        Policy.DEFAULT.polarity().get(Polarity.Kind.WARNING),
        policy.polarity().get(Polarity.Kind.WARNING));
    assertEquals(List.of(new Policy.Conflict("a.reviewer", List.of("spine"))), policy.conflicted());
  }

  @Test
  void anUnknownKeyIsAWarningWithTheNearestKnownOne() {
    ConfigurationReader.Result result =
        read("site: {id: a, title: A}\npolicy:\n  aprovals-needed: 3\n");
    assertNotNull(result.configuration());
    assertEquals(1, result.findings().size());
    assertEquals("config/unknown-key", result.findings().get(0).rule());
    assertEquals(Level.WARNING, result.findings().get(0).level());
    assertEquals(3, result.findings().get(0).region().line());
    assertEquals("did you mean \"approvals-needed\"?", result.findings().get(0).hint());
  }

  @Test
  void allFaultsAreToldAtOnce() {
    ConfigurationReader.Result result =
        read("site: {title: A}\npolicy: {grace: soon, approvals-needed: 0}\npeople: {}\n");
    assertNull(result.configuration());
    assertEquals(4, result.findings().size(), result.findings().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "site: 3|config/type",
        "[]|config/type",
        "site: {id: 'a b', title: A}|config/value",
        "site: {id: a, title: [A]}|config/type",
        "site: {id: a, title: A, url: 'javascript:x'}|config/value",
        "{site: {id: a, title: A}, policy: {levels: {claim/uncited: {approved:"
            + " fatal}}}}|config/value",
        "{site: {id: a, title: A}, policy: {levels: {Claim: {approved: error}}}}|config/value",
        "{site: {id: a, title: A}, policy: {approvals-needed: two}}|config/type",
        "{site: {id: a, title: A, sample: maybe}}|config/type",
        "{site: {id: a, title: A, search: /}}|config/value",
        "{site: {id: a, title: A, search: search}}|config/value",
        "{site: {id: a, title: A, search: //x.example/search}}|config/value",
        "{site: {id: a, title: A, search: 'https://x.example/search'}}|config/value",
        "{site: {id: a, title: A, search: 'javascript:x'}}|config/value",
        "{site: {id: a, title: A, search: /a/../b}}|config/value",
        "{site: {id: a, title: A, search: '/a//b'}}|config/value",
        "{site: {id: a, title: A, search: '/a/%2e%2e/b'}}|config/value",
        "{site: {id: a, title: A, search: '/a?q=x'}}|config/value",
        "{site: {id: a, title: A, search: '/a#x'}}|config/value",
        "{site: {id: a, title: A, search: '/\\x.example'}}|config/value",
        "{site: {id: a, title: A, search: [/a]}}|config/type",
        "{site: {id: a, title: A}, people: [{id: x, name: X, keys: [{key:"
            + " rubbish}]}]}|config/value",
        "{site: {id: a, title: A}, people: [{id: x, name: X}], policy: {conflicted: [{person: y,"
            + " topics: [t]}]}}|config/value",
        "{site: {id: a, title: A}, people: [{id: x, name: X}], policy: {conflicted: [{person:"
            + " x}]}}|config/missing",
        "{site: {id: a, title: A}, people: [{id: x, name: X}], policy: {conflicted: [{person: x,"
            + " topics: []}]}}|config/missing",
        "site: {id: a, title: A|config/syntax",
        "site: &x {id: a, title: *x}|config/syntax",
      })
  void wrongValuesMakeItUnusable(String yaml, String rule) {
    ConfigurationReader.Result result = read(yaml);
    assertNull(result.configuration());
    assertTrue(
        result.findings().stream().anyMatch(f -> f.rule().equals(rule)),
        result.findings().toString());
  }

  @Test
  void searchIsStaticOrAPathOfTheHost() {
    assertNull(good("site: {id: a, title: A}").site().search());
    assertNull(good("site: {id: a, title: A, search: static}").site().search());
    assertEquals(
        "/api/v1.0/search",
        good("site: {id: a, title: A, search: /api/v1.0/search}").site().search());
    Finding refused = read("site: {id: a, title: A, search: //x.example/}").findings().get(0);
    assertEquals("1:33", refused.region().line() + ":" + refused.region().column());
  }

  /** A policy that is misspelt would look as if it were in force. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "levels: {claim/uncitd: {approved: error}}|did you mean \"claim/uncited\"?",
        "levels: {doses/*: {approved: error}}|the site's rules reference lists all rules",
        "levels: {house/chep: {approved: error}}|did you mean \"house/cheap\"?",
        "roles-when: {dose-change: [pharmacist]}|did you mean \"dose-changed\"?",
      })
  void whatNamesNothingHasNoEffectAndIsTold(String policy, String hint) {
    String words = "words: [{id: cheap, match: cheap}]";
    ConfigurationReader.Result result =
        read("{site: {id: a, title: A}, policy: {" + policy + ", " + words + "}}");
    assertNotNull(result.configuration());
    assertEquals(
        List.of("config/unknown-key warning " + hint),
        result.findings().stream()
            .map(f -> f.rule() + " " + f.level().word() + " " + f.hint())
            .toList());
  }

  @Test
  void someLevelsCannotBeLowered() {
    String levels = "{\"image/*\": {approved: note}, config/value: {submitted: note}}";
    Levels read =
        java.util.Objects.requireNonNull(
                read("{site: {id: a, title: A}, policy: {levels: " + levels + "}}").configuration())
            .policy()
            .levels();
    assertEquals(Level.ERROR, read.level("image/unsafe", Status.APPROVED));
    assertEquals(Level.NOTE, read.level("image/too-large", Status.APPROVED));
    assertEquals(Level.ERROR, read.level("image/too-large", Status.SUBMITTED));
    assertEquals(Level.ERROR, read.level("config/value", Status.SUBMITTED));
  }

  @Test
  void everyPrefixOfAConfigurationGivesAValue() {
    String yaml =
        """
        site: {id: a, title: A}
        people:
          - {id: x, name: X, roles: [a]}
        policy: {grace: 90 days}
        """;
    for (int i = 0; i <= yaml.length(); i++) {
      ConfigurationReader.Result result = read(yaml.substring(0, i));
      boolean error = result.findings().stream().anyMatch(f -> f.level() == Level.ERROR);
      assertEquals(error, result.configuration() == null, yaml.substring(0, i));
    }
  }

  private static ConfigurationReader.Result read(String yaml) {
    return ConfigurationReader.read(Source.of("imprimatur.yaml", yaml));
  }

  private static Configuration good(String yaml) {
    ConfigurationReader.Result result = read(yaml);
    assertEquals(List.of(), result.findings());
    Configuration configuration = result.configuration();
    assertNotNull(configuration);
    return configuration;
  }
}
