package org.imprimatur.publish;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Person;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.review.ContentDigest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What no approval covers on a page stands where {@code docs/review.md} says, and nowhere else. */
final class TrustedPlacesTest {
  @Test
  void whatOnlyTheTrustedCanChangeStandsWhereTheDocumentSays() throws IOException {
    List<String> places = new ArrayList<>(UnsignedPlaces.from(UnsignedPlaces.HARMLESS));
    places.addAll(UnsignedPlaces.from(UnsignedPlaces.TRUSTED));
    SampleFolder.Made made = SampleFolder.made(SampleFolder.GOOD, SampleFolder.CONFIGURATION);
    Proof proof = SeenIsSignedTest.proof(made, ContentDigest.CANON);
    String good = page(proof, SampleFolder.CONFIGURATION, places);
    proofs(proof)
        .forEach(
            (what, other) ->
                PerceivedPage.assertAlike(
                    good, page(other, SampleFolder.CONFIGURATION, places), () -> what));
    configurations()
        .forEach(
            (what, other) ->
                PerceivedPage.assertAlike(good, page(proof, other, places), () -> what));
  }

  private static String page(Proof proof, Configuration configuration, List<String> without) {
    Map<String, String> files = SampleFolder.GOOD;
    SampleFolder.Made made = SampleFolder.made(files, configuration);
    CheckedArticle checked = SampleFolder.checked(made, proof);
    return PerceivedPage.of(SampleFolder.page(files, made, checked, configuration), without);
  }

  private static Map<String, Proof> proofs(Proof proof) {
    Map<String, Proof> out = new LinkedHashMap<>();
    Proof.Approval other =
        new Proof.Approval(
            "r.two",
            SeenIsSignedTest.WORD,
            SeenIsSignedTest.WORD,
            "2026-05-03T10:00:00Z",
            SeenIsSignedTest.WORD);
    LocalDate day = LocalDate.of(2025, 1, 1);
    List<Proof.Approval> approvals = List.of(other, proof.approvals().get(0));
    out.put(
        "approvals",
        new Proof(proof.proved(), approvals, day, day, "sha256:0", List.of(SeenIsSignedTest.WORD)));
    out.put("corrected", proof.with(new Proof.Marks(Map.of("one", day), null, Set.of())));
    out.put("revision", proof.with(new Proof.Marks(Map.of(), day, Set.of())));
    Proof.Flag flag = new Proof.Flag(day, List.of("two"), "A", SeenIsSignedTest.WORD);
    out.put("flags", proof.with(new Proof.Marks(Map.of(), null, Set.of(), List.of(flag), null)));
    out.put("withdrawn", proof.with(new Proof.Marks(Map.of(), null, Set.of(), List.of(), day)));
    return out;
  }

  private static Map<String, Configuration> configurations() {
    Map<String, Configuration> out = new LinkedHashMap<>();
    Configuration good = SampleFolder.CONFIGURATION;
    List<Person> people = good.people();
    Configuration.Site site =
        new Configuration.Site(
            "x", SeenIsSignedTest.WORD, "https://x.example/", "x@x.example", true, List.of());
    out.put("site", new Configuration(site, people, good.policy()));
    List<Person> others =
        people.stream()
            .map(
                p ->
                    new Person(
                        p.id(), SeenIsSignedTest.WORD, p.roles(), SeenIsSignedTest.WORD, p.keys()))
            .toList();
    out.put("people", new Configuration(good.site(), others, good.policy()));
    Policy policy =
        new Policy(
            7,
            Period.ofDays(1),
            Period.ofDays(1),
            List.of(SeenIsSignedTest.WORD),
            "ieee",
            Policy.DEFAULT.levels(),
            Map.of(),
            Map.of("first-topic", 9),
            Map.of("first-topic", Period.ofDays(3)));
    out.put("policy", new Configuration(good.site(), people, policy));
    return out;
  }

  @Test
  void everyPlaceThatTheDocumentNamesIsOnAPage() throws IOException {
    SampleFolder.Made made = SampleFolder.made(SampleFolder.GOOD, SampleFolder.CONFIGURATION);
    Proof proof = SeenIsSignedTest.proof(made, ContentDigest.CANON);
    List<String> pages = new ArrayList<>();
    List<Proof> proofs = new ArrayList<>(proofs(proof).values());
    proofs.add(Proof.submitted(List.of(SeenIsSignedTest.WORD)));
    proofs.add(proof.with(new Proof.Marks(Map.of(), null, Set.of("two"))));
    Map<String, String> marked = new TreeMap<>(SampleFolder.GOOD);
    marked.put(
        "references",
        SampleFolder.REFERENCES
            + "    retracted: true\n    superseded-by: one\n    article: topic/other\n");
    Map<String, String> corrected = new TreeMap<>(SampleFolder.GOOD);
    corrected.put("references", SampleFolder.REFERENCES + "    corrected: 2026-01-02\n");
    for (Map<String, String> files : List.of(SampleFolder.GOOD, marked, corrected)) {
      SampleFolder.Made each = SampleFolder.made(files, SampleFolder.CONFIGURATION);
      for (Proof one : proofs) {
        pages.add(SampleFolder.page(files, each, SampleFolder.checked(each, one)));
      }
    }
    CheckedArticle checked = SampleFolder.checked(made, proof);
    configurations()
        .values()
        .forEach(it -> pages.add(SampleFolder.page(SampleFolder.GOOD, made, checked, it)));
    for (UnsignedPlaces row : UnsignedPlaces.documented()) {
      assertTrue(
          UnsignedPlaces.HARMLESS.containsAll(row.sources())
              || UnsignedPlaces.TRUSTED.containsAll(row.sources()),
          row.toString());
      for (String place : row.where()) {
        assertTrue(
            pages.stream().anyMatch(page -> !Jsoup.parse(page).select(place).isEmpty()), place);
      }
    }
  }
}
