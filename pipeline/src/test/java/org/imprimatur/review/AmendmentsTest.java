package org.imprimatur.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.model.Reference;
import org.imprimatur.model.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Harmless corrections of references keep approvals; others do not. */
final class AmendmentsTest {
  private static final String PATH = "references/amendments.review.jsonl";
  private final Kit kit = new Kit();
  private final Map<String, Object> csl =
      new TreeMap<>(
          Map.of(
              "id",
              "sample2020",
              "title",
              "A sample",
              "volume",
              "1",
              "type",
              "article-journal",
              "author",
              List.of(Map.of("family", "Sample", "given", "A.")),
              "container-title",
              "The Journal of Samples"));
  private String lines = "";

  @BeforeEach
  void approve() {
    kit.work("sample2020", csl);
    kit.toApproved();
  }

  private Reference now() {
    return kit.works.values().iterator().next();
  }

  private AmendmentSteps.Prepared prepare(String oldCsl) {
    return AmendmentSteps.prepare(
        new AmendmentSteps.Wish(Kit.SITE, oldCsl, now(), "a slip"),
        kit.people.get(1),
        kit.clock,
        kit.amendments);
  }

  private void amend(String oldCsl) {
    AmendmentSteps.Ready ready = assertInstanceOf(AmendmentSteps.Ready.class, prepare(oldCsl));
    String signature =
        Kit.signature(
            ready.amendment().signedBytes(), kit.keyOf("b.editor"), SshSignature.NAMESPACE);
    AmendmentSteps.Completed signed =
        assertInstanceOf(
            AmendmentSteps.Completed.class,
            AmendmentSteps.complete(ready, Kit.armour(signature), kit.rules(), kit.trust));
    lines += signed.amendment().line() + "\n";
    read();
  }

  private void read() {
    kit.amendments =
        Amendments.read(
            lines.getBytes(StandardCharsets.UTF_8), PATH, Kit.SITE, kit.rules(), kit.trust);
  }

  @Test
  void aChainOfHarmlessCorrectionsKeepsTheApproval() {
    String first = now().csl();
    csl.put("volume", "2");
    kit.work("sample2020", csl);
    assertEquals(Status.UNDER_REVIEW, kit.proved());
    amend(first);
    assertEquals(Status.APPROVED, kit.proved());
    String second = now().csl();
    csl.put("DOI", "10.1000/sample");
    csl.put("container-title", "J Samples");
    csl.put("author", List.of(Map.of("family", "Sampel", "given", "Anna")));
    kit.work("sample2020", csl);
    assertEquals(Status.UNDER_REVIEW, kit.proved());
    amend(second);
    assertEquals(Status.APPROVED, kit.proved());
    assertEquals(Map.of("sample2020", LocalDate.of(2026, 2, 27)), kit.prove().corrected());
    kit.blocks = List.of(Kit.paragraph(Kit.text("Edited "), Kit.cite("sample2020")));
    assertEquals(Status.UNDER_REVIEW, kit.proved());
  }

  @Test
  void harmfulChangesAreRefused() {
    String old = now().csl();
    List<Map<String, Object>> harmful = new ArrayList<>();
    harmful.add(Map.of("title", "Another"));
    harmful.add(Map.of("type", "book"));
    harmful.add(Map.of("issued", Map.of("date-parts", List.of(List.of(2021L)))));
    harmful.add(Map.of("author", List.of(Map.of("family", "Other", "given", "A."))));
    harmful.add(Map.of("author", List.of()));
    Map<String, Object> more = Map.of("family", "Sample", "given", "A.", "suffix", "500 mg");
    harmful.add(Map.of("author", List.of(more)));
    Map<String, Object> led = Map.of("family", "Sample", "given", "A.", "dropping-particle", "not");
    harmful.add(Map.of("author", List.of(led)));
    harmful.add(Map.of("container-title", "Sample Annals"));
    for (Map<String, Object> change : harmful) {
      Map<String, Object> changed = new TreeMap<>(csl);
      changed.putAll(change);
      kit.work("sample2020", changed);
      assertInstanceOf(AmendmentSteps.Refused.class, prepare(old), change.toString());
    }
    Map<String, Object> withDoi = new TreeMap<>(csl);
    withDoi.put("DOI", "10.1000/a");
    kit.work("sample2020", withDoi);
    String before = now().csl();
    withDoi.put("DOI", "10.1000/b");
    kit.work("sample2020", withDoi);
    assertInstanceOf(AmendmentSteps.Refused.class, prepare(before));
  }

  /** Each step is harmless, all of them together make another author: that needs new approvals. */
  @Test
  void manySmallStepsLeadNowhereThatOneMayNotGo() {
    String before = now().csl();
    for (String family : List.of("Samplo", "Sammlo", "Semmlo", "Senmlo")) {
      csl.put("author", List.of(Map.of("family", family, "given", "A.")));
      kit.work("sample2020", csl);
      amend(before);
      before = now().csl();
    }
    assertEquals(List.of(), kit.amendments.problems());
    assertEquals(Status.UNDER_REVIEW, kit.proved());
    csl.put("author", List.of(Map.of("family", "Samplo", "given", "A.")));
    kit.work("sample2020", csl);
    assertEquals(Status.APPROVED, kit.proved());
  }

  @Test
  void aSignedHarmfulChangeLeadsNowhere() {
    String old = now().csl();
    csl.put("title", "Another");
    kit.work("sample2020", csl);
    Amendment forged =
        new Amendment(
            Kit.SITE,
            "sample2020",
            "b.editor",
            "Sample b.editor",
            "editor",
            LedgerTimes.write(kit.clock),
            Amendment.MEANING,
            Sha256.of(old),
            ContentDigest.workDigest(now()),
            Map.of("title", "\"A sample\""),
            List.of(),
            "x",
            List.of(),
            "");
    lines =
        forged
                .signed(
                    Kit.signature(
                        forged.signedBytes(), kit.keyOf("b.editor"), SshSignature.NAMESPACE))
                .line()
            + "\n";
    read();
    assertEquals(List.of(), kit.amendments.problems());
    assertEquals(Status.UNDER_REVIEW, kit.proved());
  }

  @Test
  void everySingleByteChangeIsRefused() {
    String old = now().csl();
    csl.put("volume", "2");
    kit.work("sample2020", csl);
    amend(old);
    String good = lines;
    for (int at = 0; at < good.length(); at++) {
      lines = good.substring(0, at) + (char) (good.charAt(at) ^ 1) + good.substring(at + 1);
      read();
      assertFalse(kit.amendments.problems().isEmpty(), "byte " + at);
      assertNotEquals(Status.APPROVED, kit.proved());
    }
    lines = "";
    kit.trust = new Trust(kit.amendments.digests(), false);
    lines = good;
    read();
    assertEquals(List.of(), kit.amendments.problems());
    kit.trust = new Trust(kit.amendments.digests(), false);
    lines = "";
    read();
    assertEquals("review/removed-event", kit.amendments.problems().get(0).rule());
  }
}
