import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Status;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.review.Action;
import org.imprimatur.review.Amendments;
import org.imprimatur.review.Board;
import org.imprimatur.review.ContentDigest;
import org.imprimatur.review.Event;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.ReviewProof;
import org.imprimatur.review.ReviewedArticle;
import org.imprimatur.review.Trust;
import org.imprimatur.source.Source;

/** Proves many ledgers and, for comparison, verifies as many signatures with Java's own Ed25519. */
final class Verify {
  private static final String SITE = "sample-site";
  private static final String TEXT =
      "---\ntitle: Sample\nstatus: approved\nupdated: 2026-01-01\nauthors: [a.author]\n---\n\nRest helps.\n";
  private final Signers signers;

  private Verify(Signers signers) {
    this.signers = signers;
  }

  private record Item(ReviewedArticle subject, byte[] ledger) {}

  public static void main(String[] args) throws Exception {
    int events = args.length > 0 ? Integer.parseInt(args[0]) : 30_000;
    int each = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    Signers signers = new Signers("a.author:author", "r.one:reviewer", "r.two:reviewer");
    Verify verify = new Verify(signers);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < events / each; i++) {
      items.add(verify.item("topic/sample-" + i, each));
    }
    ReviewProof.Rules rules =
        new ReviewProof.Rules(Board.of(signers.people()), Policy.DEFAULT, LocalDate.of(2026, 6, 1));
    ReviewProof judge = new ReviewProof(rules, Amendments.NONE);
    for (int round = 1; round <= 3; round++) {
      long ours = verify.prove(judge, items);
      long java = java(items.size() * each);
      System.out.printf(
          "round %d: %d events in %d ledgers proved in %d ms; Java's Ed25519 alone %d ms (%.1f times)%n",
          round, items.size() * each, items.size(), ours, java, (double) java / ours);
    }
  }

  private long prove(ReviewProof judge, List<Item> items) {
    long start = System.nanoTime();
    long approved =
        items.parallelStream()
            .filter(
                item -> {
                  Ledger ledger = Ledger.read(item.ledger(), "x.review.jsonl");
                  ReviewProof.Outcome outcome = judge.prove(item.subject(), ledger, Trust.NONE);
                  return outcome.proof().proved() == Status.APPROVED;
                })
            .count();
    if (approved != items.size()) {
      throw new IllegalStateException("only " + approved + " approved");
    }
    return (System.nanoTime() - start) / 1_000_000;
  }

  /** As many verifications of short messages, on as many threads. */
  private static long java(int count) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] message = new byte[120];
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(pair.getPrivate());
    signer.update(message);
    byte[] signature = signer.sign();
    long start = System.nanoTime();
    boolean all =
        IntStream.range(0, count)
            .parallel()
            .allMatch(
                i -> {
                  try {
                    Signature verifier = Signature.getInstance("Ed25519");
                    verifier.initVerify(pair.getPublic());
                    verifier.update(message);
                    return verifier.verify(signature);
                  } catch (java.security.GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                  }
                });
    if (!all) {
      throw new IllegalStateException("not verified");
    }
    return (System.nanoTime() - start) / 1_000_000;
  }

  /** An approved article whose ledger has so many events: two approvals, then confirmations. */
  private Item item(String id, int count) throws Exception {
    Article article =
        ArticleParser.parse(new ArticleId(id), Source.of("articles/" + id + ".md", TEXT)).article();
    ContentDigest content =
        ContentDigest.of(article, ContentDigest.Beside.NOTHING);
    ReviewedArticle subject = ReviewedArticle.of(SITE, article, content, List.of(), k -> Optional.empty());
    byte[] ledger = {};
    List<Action> steps = new ArrayList<>(List.of(Action.SUBMIT, Action.START, Action.APPROVE, Action.APPROVE));
    while (steps.size() < count) {
      steps.add(Action.CONFIRM);
    }
    List<String> by = List.of("a.author", "r.one", "r.one", "r.two");
    List<String> previous = List.of();
    for (int i = 0; i < steps.size(); i++) {
      String person = i < by.size() ? by.get(i) : by.get(2 + i % 2);
      Event event = event(subject, steps.get(i), person, i, previous, "");
      event = event(subject, steps.get(i), person, i, previous, signers.sign(event.signedBytes(), person));
      ledger = Ledger.append(ledger, event);
      previous = List.of(event.digest());
    }
    return new Item(subject, ledger);
  }

  private static Event event(
      ReviewedArticle subject, Action action, String by, int second, List<String> previous, String signature) {
    boolean begins = action == Action.SUBMIT || action == Action.START;
    return new Event(
        SITE,
        subject.article().id().value(),
        action,
        by,
        "Sample " + by,
        by.startsWith("a") ? "author" : "reviewer",
        String.format("2026-05-01T%02d:%02d:%02dZ", second / 3600, second / 60 % 60, second % 60),
        action.meaning(),
        subject.content().value(),
        ContentDigest.CANON,
        Map.of(),
        Map.of(),
        begins ? List.of("a.author") : List.of(),
        Map.of(),
        Map.of(),
        "",
        "none declared",
        previous,
        signature);
  }
}
