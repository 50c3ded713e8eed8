package org.imprimatur.review;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.Audience;
import org.imprimatur.model.Block;
import org.imprimatur.model.Change;
import org.imprimatur.model.Citation;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Person;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Reference;
import org.imprimatur.model.Status;
import org.imprimatur.source.Region;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** A board with keys, an article and its ledger, to be played with. */
final class Kit {
  static final String SITE = "sample-site";
  static final Span AT = new Span(0, 0);
  static final LocalDate AS_OF = LocalDate.of(2026, 3, 1);

  final Map<String, Ed25519PrivateKeyParameters> keys = new LinkedHashMap<>();
  final List<Person> people = new ArrayList<>();
  final Map<String, Reference> works = new TreeMap<>();
  final Map<String, byte[]> images = new TreeMap<>();
  final Map<String, byte[]> files = new TreeMap<>();
  int canon = ContentDigest.CANON;
  Policy policy = Policy.DEFAULT;
  LocalDate asOf = AS_OF;
  Trust trust = Trust.NONE;
  Amendments amendments = Amendments.NONE;
  Map<String, String> claims = Map.of("c-1", "0011223344556677");
  byte[] ledger = {};
  String id = "spine/sample";
  Instant clock = Instant.parse("2026-02-27T10:00:00Z");
  FrontMatter front = front(Status.SUBMITTED, List.of("a.author"), List.of());
  List<Block> blocks =
      List.of(
          paragraph(text("Start with 5 mg of the sample drug "), cite("sample2020")),
          list(item(paragraph(text("First"))), item(paragraph(text("Second")))));

  Kit() {
    person("a.author", "author");
    person("b.editor", "editor");
    person("r.one", "reviewer");
    person("r.two", "reviewer");
    person("r.three", "reviewer");
    work("sample2020", Map.of("id", "sample2020", "title", "A sample", "volume", "1"));
  }

  void person(String id, String... roles) {
    Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SecureRandom());
    keys.put(id, key);
    Person.Key entry =
        new Person.Key(
            publicLine(key), LocalDate.of(2020, 1, 1), LocalDate.of(2027, 12, 31), null, null);
    people.add(new Person(id, "Sample " + id, List.of(roles), "none declared", List.of(entry)));
  }

  void rekey(String id, @Nullable LocalDate until, @Nullable LocalDate revoked) {
    people.replaceAll(
        person ->
            !person.id().equals(id)
                ? person
                : new Person(
                    id,
                    person.name(),
                    person.roles(),
                    person.interests(),
                    List.of(
                        new Person.Key(person.keys().get(0).key(), null, until, revoked, "lost"))));
  }

  void work(String key, Map<String, Object> csl) {
    work(key, csl, Reference.Governance.NONE);
  }

  void work(String key, Map<String, Object> csl, Reference.Governance governance) {
    works.put(
        key,
        new Reference(
            key,
            "article-journal",
            "A sample",
            2020,
            null,
            null,
            null,
            null,
            Json.canonical(csl),
            governance,
            "references/x.yaml",
            new Region(1, 1, 1, 2)));
  }

  Board board() {
    return Board.of(people);
  }

  ReviewProof.Rules rules() {
    return new ReviewProof.Rules(board(), policy, asOf);
  }

  Article article() {
    return new Article(
        new ArticleId(id), Source.of("articles/" + id + ".md", "---\n"), front, blocks);
  }

  ContentDigest content() {
    return ContentDigest.of(
        article(),
        new ContentDigest.Beside(
            name -> ContentDigest.ofFile(Optional.ofNullable(images.get(name))),
            link ->
                Optional.ofNullable(files.get(link)).map(f -> ContentDigest.ofFile(Optional.of(f))),
            List.of(),
            key -> Optional.ofNullable(works.get(key))));
  }

  ReviewedArticle subject() {
    return new ReviewedArticle(
        SITE, article(), content(), claims, key -> Optional.ofNullable(works.get(key)));
  }

  Ledger ledger() {
    return Ledger.read(ledger, "articles/" + id + ".review.jsonl");
  }

  ReviewProof.Outcome prove() {
    return new ReviewProof(rules(), amendments).prove(subject(), ledger(), trust);
  }

  Status proved() {
    return prove().proof().proved();
  }

  /** The rules of all problems, in order, each once. */
  List<String> faults() {
    ReviewProof.Outcome outcome = prove();
    List<String> out = new ArrayList<>();
    outcome.ledgerProblems().forEach(problem -> out.add(problem.rule()));
    outcome.articleProblems().forEach(problem -> out.add(problem.rule()));
    return out.stream().distinct().toList();
  }

  /**
   * The unsigned event of a step, as the steps would prepare it, without asking whether it may be.
   */
  Event event(Action action, String by) {
    Person person = people.stream().filter(p -> p.id().equals(by)).findFirst().orElseThrow();
    clock = clock.plusSeconds(60);
    boolean begins = action == Action.SUBMIT || action == Action.START;
    return new Event(
        SITE,
        id,
        action,
        by,
        person.name(),
        person.roles().get(0),
        LedgerTimes.write(clock),
        action.meaning(),
        content().value(canon),
        canon,
        content().works(),
        action == Action.APPROVE ? claims : Map.of(),
        begins ? front.authors() : List.of(),
        action == Action.APPROVE || action == Action.CONFIRM ? marks() : Map.of(),
        Map.of(),
        "",
        "none declared",
        ledger().heads(),
        "");
  }

  /** What was listed under the canon. */
  private Map<String, List<String>> marks() {
    Map<String, List<String>> out = new TreeMap<>(subject().marks());
    if (canon == ContentDigest.FIRST) {
      out.keySet().retainAll(subject().with(Mark.RETRACTED));
      out.replaceAll((key, marks) -> List.of(Mark.RETRACTED.word()));
    }
    return out;
  }

  Event sign(Event event) {
    return sign(event, keyOf(event.by()), SshSignature.NAMESPACE);
  }

  Event sign(Event event, Ed25519PrivateKeyParameters key, String namespace) {
    return event.signed(signature(event.signedBytes(), key, namespace));
  }

  Ed25519PrivateKeyParameters keyOf(String person) {
    Ed25519PrivateKeyParameters key = keys.get(person);
    if (key == null) {
      throw new IllegalArgumentException("no key of " + person);
    }
    return key;
  }

  Event add(Event event) {
    ledger = Ledger.append(ledger, event);
    return event;
  }

  Event take(Action action, String by) {
    return add(sign(event(action, by)));
  }

  void toReview() {
    take(Action.SUBMIT, "a.author");
    take(Action.START, "r.one");
  }

  void toApproved() {
    toReview();
    take(Action.APPROVE, "r.one");
    take(Action.APPROVE, "r.two");
  }

  String lines() {
    return new String(ledger, StandardCharsets.UTF_8);
  }

  void lines(String text) {
    ledger = text.getBytes(StandardCharsets.UTF_8);
  }

  Kit declare(Status status) {
    front = front(status, front.authors(), front.topics());
    return this;
  }

  /** What a revision given by {@code --trust} holds of a ledger. */
  static Trust trusting(Ledger trusted) {
    return new Trust(trusted.digests(), true);
  }

  /** The armoured form of a signature, as {@code ssh-keygen} writes it. */
  static String armour(String base64) {
    StringBuilder out = new StringBuilder("-----BEGIN SSH SIGNATURE-----\n");
    for (int i = 0; i < base64.length(); i += 70) {
      out.append(base64, i, Math.min(base64.length(), i + 70)).append('\n');
    }
    return out.append("-----END SSH SIGNATURE-----\n").toString();
  }

  static FrontMatter front(Status status, List<String> authors, List<String> topics) {
    return new FrontMatter(
        "A sample",
        "What to do?",
        status,
        LocalDate.of(2026, 1, 2),
        authors,
        topics,
        Audience.PROFESSIONAL,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        List.<Change>of(),
        Map.of());
  }

  static String publicLine(Ed25519PrivateKeyParameters key) {
    return "ssh-ed25519 " + Base64.getEncoder().encodeToString(publicBlob(key));
  }

  static byte[] publicBlob(Ed25519PrivateKeyParameters key) {
    try {
      return OpenSSHPublicKeyUtil.encodePublicKey(key.generatePublicKey());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static String signature(byte[] message, Ed25519PrivateKeyParameters key, String namespace) {
    byte[] tail =
        SshWire.strings(
            SshWire.ascii(namespace),
            new byte[0],
            SshWire.ascii("sha512"),
            Sha256.hash("SHA-512", message));
    byte[] signed = join(SshWire.ascii("SSHSIG"), tail);
    byte[] raw = new byte[64];
    key.sign(Ed25519.Algorithm.Ed25519, null, signed, 0, signed.length, raw, 0);
    byte[] blob =
        join(
            SshWire.ascii("SSHSIG"),
            new byte[] {0, 0, 0, 1},
            SshWire.strings(
                publicBlob(key),
                SshWire.ascii(namespace),
                new byte[0],
                SshWire.ascii("sha512"),
                SshWire.strings(SshWire.ascii("ssh-ed25519"), raw)));
    return Base64.getEncoder().encodeToString(blob);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static Block paragraph(Inline... content) {
    return new Block.Paragraph(List.of(content), AT);
  }

  static Block list(Block.Item... items) {
    return new Block.ListBlock(false, 1, true, List.of(items), AT);
  }

  static Block.Item item(Block... blocks) {
    return new Block.Item(List.of(blocks), AT);
  }

  static Inline text(String text) {
    return new Inline.Text(text, AT);
  }

  static Inline soft() {
    return new Inline.SoftBreak(AT);
  }

  static Inline image(String destination) {
    return new Inline.Image(destination, null, "A picture", List.of(), AT);
  }

  static Inline cite(String key) {
    Citation citation = new Citation(key, Citation.Mode.NORMAL, "", "", AT);
    return new Inline.Cite(List.of(citation), Attributes.NONE, AT);
  }
}
