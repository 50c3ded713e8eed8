package org.imprimatur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Proof;
import org.imprimatur.reference.RecordFields;
import org.imprimatur.review.ContentDigest;
import org.imprimatur.text.Documents;
import org.imprimatur.text.Node;
import org.imprimatur.text.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An approval means what the reader sees: of an approved page nothing is left out here but the
 * places that {@code docs/review.md} names with their sources, and what then looks otherwise, to
 * readers or to machines, on the page or elsewhere, has another digest.
 */
final class SeenIsSignedTest {
  static final String WORD = "Zyzzogeton";

  private static final String[][] SEEN = {
    {"article", "title: Sample", "title: Simple"},
    {"article", "question: What", "question: Why"},
    {"article", "summary: Rest", "summary: Work"},
    {"article", "population: Adults", "population: Children"},
    {"article", "updated: 2026-05-01", "updated: 2026-05-02"},
    {"article", "authors: [a.author]", "authors: [b.author]"},
    {"article", "audience: professional", "audience: patient"},
    {"article", "kind: amended", "kind: corrected"},
    {"article", "conclusions-changed: false", "conclusions-changed: true"},
    {"article", "note: Shorter", "note: Longer"},
    {"article", "date: 2026-05-01", "date: 2026-04-01"},
    {"article", "5 mg", "50 mg"},
    {"article", "5 mg", "&#53;0 mg"},
    {"article", "caf\u00e9", "cafe\u0301"},
    {"article", "## More", "### More"},
    {"article", "3. third", "4. third"},
    {"article", "| Drug | Dose |", "| Dose | Drug |"},
    {"article", "Table: Doses", "Table: Days"},
    {"article", "![Flow chart", "![Chart"},
    {"article", "\"As drawn\"", "\"Redrawn\""},
    {"article", "the chart [@two]](chart.svg", "the chart [@one]](chart.svg"},
    {"article", "https://one.example/", "https://two.example/"},
    {"article", "[see @one, p. 3]", "[see @one, p. 4]"},
    {"article", "[see @one", "[but @one"},
    {"article", "@two says", "[@two] says"},
    {"article", "certainty=low", "certainty=high"},
    {"article", "strength=strong", "strength=conditional"},
    {"article", "`  code", "` code"},
    {"article", "<b>bold</b>", "<i>bold</i>"},
    {"article", "**not**", "*not*"},
    {"article", "line\\\n    break", "line\n    break"},
    {"article", "> Quoted", "Quoted"},
    {"article", "***\n", "\n"},
    {"references", "title: A First Work", "title: A Worst Work"},
    {"references", "family: Sample", "family: Simple"},
    {"references", "volume: \"1\"", "volume: \"2\""},
    {"references", "10.1000/first", "10.1000/worst"},
    {"references", "title: A Second Work", "title: Another Work"},
    {"glossary", "definition: Lying down", "definition: Standing up"},
    {"glossary", "also: [repose]", "also: [repose, people]"},
    {
      "glossary",
      "glossary:\n",
      "glossary:\n  - {term: rest, also: [sample drug], definition: No.}\n"
    },
    {"chart", "<text>", "<text>No "},
    {"article", "topics: [first-topic", "topics: [other-topic"},
    {"article", "evidence-to: 2026-04-30", "evidence-to: 2026-04-29"},
    {"article", "funding: A grant", "funding: None"},
    {"article", "licence: Free", "licence: None"},
    {"article", "review-by: 2027-05-01", "review-by: 2028-05-01"},
    {"references", "kind: trial", "kind: guideline"},
    {"references", "quote: It was so", "quote: It was not so"},
    {"references", "justification: It is", "justification: It is not"},
  };

  /** Each key of front matter with another value. */
  private static final Map<String, String[]> FRONT = front();

  private static Map<String, String[]> front() {
    Map<String, String[]> out = new TreeMap<>();
    String front = SampleFolder.ARTICLE.substring(0, SampleFolder.ARTICLE.indexOf("\n---\n"));
    for (String[] change : SEEN) {
      if (change[0].equals("article") && front.contains("\n" + change[1])) {
        String key = change[1].replaceFirst(":.*", "");
        out.put(key, new String[] {change[1], change[2]});
      }
    }
    out.put("changes", new String[] {"note: Shorter", "note: Longer"});
    out.put("status", new String[] {"status: approved", "status: submitted"});
    out.put("related", new String[] {"related: [topic/other]", "related: []"});
    return out;
  }

  private static List<String> unsigned = List.of();

  @BeforeAll
  static void readTheDocument() throws IOException {
    unsigned = UnsignedPlaces.from(UnsignedPlaces.HARMLESS);
  }

  /** What was signed, and what is seen. */
  private record State(
      String digest, Map<String, List<String>> marks, String page, List<String> elsewhere) {}

  private static State state(Map<String, String> files, int canon) {
    SampleFolder.Made made = SampleFolder.made(files, SampleFolder.CONFIGURATION);
    CheckedArticle checked = SampleFolder.checked(made, proof(made, canon));
    return new State(
        made.digest().value(canon),
        made.marks(),
        PerceivedPage.of(SampleFolder.page(files, made, checked), unsigned),
        SampleFolder.elsewhere(made, checked));
  }

  static Proof proof(SampleFolder.Made made, int canon) {
    Proof proof = SampleFolder.approved(made.article().frontMatter());
    return canon == ContentDigest.FIRST
        ? proof.ofCanon1(made.digest().value(ContentDigest.FIRST))
        : proof;
  }

  /** Whether another state has the same signatures; then it must look the same everywhere. */
  private static boolean isSigned(State good, Map<String, String> files, int canon, String what) {
    State changed = state(files, canon);
    if (!changed.digest().equals(good.digest()) || !changed.marks().equals(good.marks())) {
      return true;
    }
    PerceivedPage.assertAlike(good.page(), changed.page(), () -> what);
    assertEquals(good.elsewhere(), changed.elsewhere(), what);
    return false;
  }

  @Test
  void whatAReaderSeesIsInTheDigest() {
    State good = state(SampleFolder.GOOD, ContentDigest.CANON);
    for (String[] change : SEEN) {
      State state = state(SampleFolder.with(change[0], change[1], change[2]), ContentDigest.CANON);
      assertNotEquals(good.digest(), state.digest(), change[0] + ": " + change[2]);
      assertNotEquals(good.page(), state.page(), "not seen, so it proves nothing: " + change[2]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {ContentDigest.FIRST, ContentDigest.CANON})
  void everyKeyOfFrontMatterIsSignedOrNotSeen(int canon) {
    Node schema = Documents.read(new String(Schema.FRONT_MATTER.bytes(), StandardCharsets.UTF_8));
    Node keys = Objects.requireNonNull(((Node.Mapping) schema).get("properties"));
    assertEquals(new TreeSet<>(((Node.Mapping) keys).entries().keySet()), FRONT.keySet());
    State good = state(SampleFolder.GOOD, canon);
    Set<String> signed = new TreeSet<>();
    FRONT.forEach(
        (key, change) -> {
          if (isSigned(good, SampleFolder.with("article", change[0], change[1]), canon, key)) {
            signed.add(key);
          }
        });
    Set<String> expected = new TreeSet<>(FRONT.keySet());
    expected.removeAll(Set.of("status", "related"));
    if (canon == ContentDigest.FIRST) {
      expected.removeAll(Set.of("topics", "evidence-to", "funding", "licence", "review-by"));
    }
    assertEquals(expected, signed);
  }

  @Test
  void everyFieldOfCslIsSignedOrNotSeen() {
    State good = state(SampleFolder.GOOD, ContentDigest.CANON);
    RecordFields.ofCsl(WORD)
        .forEach(
            (field, value) -> {
              String two = "  - id: two\n";
              String line = "          " + field + ": " + value + "\n";
              String record = SampleFolder.REFERENCES;
              String bare = record.replaceAll("(?m)^    " + field + ": .*\n", "");
              Map<String, String> files = new TreeMap<>(SampleFolder.GOOD);
              files.put("references", bare.replace(two, two + line.substring(6)));
              assertTrue(isSigned(good, files, ContentDigest.CANON, field), field);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {ContentDigest.FIRST, ContentDigest.CANON})
  void everyFieldOfTheHouseIsSignedOrNotSeen(int canon) {
    Map<String, String> values = new TreeMap<>();
    values.put("kind", "guideline");
    values.put("quote", WORD);
    values.put("quotes", "{b: {sentence: " + WORD + ", place: p. 9}}");
    values.put("justification", WORD);
    values.put("article", "topic/sample");
    values.put("review-by", "2032-03-04");
    values.put("checked", "2025-03-04");
    State good = state(SampleFolder.GOOD, canon);
    Set<String> signed = new TreeSet<>();
    values.forEach(
        (field, value) -> {
          Map<String, String> files = new TreeMap<>(SampleFolder.GOOD);
          files.put(
              "references",
              SampleFolder.REFERENCES.replaceFirst(
                  "(?m)^    " + field + ": .*$", "    " + field + ": " + value));
          assertNotEquals(SampleFolder.GOOD, files);
          if (isSigned(good, files, canon, field)) {
            signed.add(field);
          }
        });
    assertEquals(
        canon == ContentDigest.FIRST
            ? Set.of()
            : Set.of("kind", "quote", "quotes", "justification"),
        signed);
    Set<String> others = RecordFields.ofHouse();
    others.removeAll(values.keySet());
    others.removeAll(MARKS.keySet());
    assertEquals(Set.of(), others, "a field that no test changes");
  }

  /** The fields that mark a work, each in the words of somebody who signed nothing. */
  private static final Map<String, String> MARKS =
      new TreeMap<>(
          Map.of(
              "retracted",
              "{date: 2026-05-20, reason: " + WORD + ", DOI: 10.1000/notice}",
              "superseded-by",
              WORD,
              "concern",
              "{date: 2026-05-20, reason: " + WORD + "}",
              "corrected",
              "{date: 2026-05-20, reason: " + WORD + "}",
              "reinstated",
              "{date: 2026-05-20, reason: " + WORD + "}"));

  @Test
  void aMarkIsShownInOurWordsOnly() {
    MARKS.forEach(
        (field, value) -> {
          Map<String, String> files = new TreeMap<>(SampleFolder.GOOD);
          files.put(
              "references",
              SampleFolder.REFERENCES
                  + "    "
                  + field
                  + ": "
                  + value
                  + "\n  - {id: "
                  + WORD
                  + ", type: book, title: "
                  + WORD
                  + ", author: [{family: "
                  + WORD
                  + "}], issued: 2026}\n");
          SampleFolder.Made made = SampleFolder.made(files, SampleFolder.CONFIGURATION);
          Proof proof = proof(made, ContentDigest.CANON);
          CheckedArticle checked =
              SampleFolder.checked(
                  made, proof.with(new Proof.Marks(Map.of(), null, Set.of("two"))));
          String page = SampleFolder.page(files, made, checked);
          assertFalse(page.contains(WORD), field);
          assertFalse(SampleFolder.elsewhere(made, checked).toString().contains(WORD), field);
          if (field.equals("retracted")) {
            assertTrue(page.contains("Retracted on May 20, 2026"), page);
          }
        });
  }

  @Test
  void aRecordThatIsNotCitedMakesTwoWorksNotOne() {
    Map<String, String> files = new TreeMap<>(SampleFolder.GOOD);
    files.put(
        "references",
        SampleFolder.REFERENCES
            + "  - {id: bridge, type: book, title: B, DOI: 10.1000/first, PMID: 12}\n");
    State good = state(SampleFolder.GOOD, ContentDigest.CANON);
    assertFalse(isSigned(good, files, ContentDigest.CANON, "a bridge"));
  }

  @Test
  void invisibleCharactersAreInTheDigestThoughNobodySeesThem() {
    String good = digest(SampleFolder.GOOD);
    for (String invisible : List.of("\u202e", "\u2066", "\u200b", "\u00ad", "\ufeff", "\u2060")) {
      assertNotEquals(good, digest(SampleFolder.with("article", "5 mg", "5" + invisible + " mg")));
    }
    // A page binds a number to its unit, so a no-break blank looks like any other; it is signed.
    for (String bound : List.of("5\u00a0mg", "5&nbsp;mg")) {
      assertNotEquals(good, digest(SampleFolder.with("article", "5 mg", bound)));
    }
  }

  private static String digest(Map<String, String> files) {
    return SampleFolder.made(files, SampleFolder.CONFIGURATION).digest().value();
  }
}
