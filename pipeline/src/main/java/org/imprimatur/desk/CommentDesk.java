package org.imprimatur.desk;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Person;
import org.imprimatur.model.Policy;
import org.imprimatur.output.ContentTransaction;
import org.imprimatur.output.ContentTransaction.Change;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.review.Comment;
import org.imprimatur.review.CommentPlace;
import org.imprimatur.review.Comments;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.Trust;
import org.imprimatur.run.ArticleComments;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.run.Refusal;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.RunContext;
import org.jspecify.annotations.Nullable;

/** Signed remarks on claims: written, answered, closed, and found again after edits. */
public final class CommentDesk {
  private final RunContext desk;
  private final ContentRoot root;

  CommentDesk(RunContext desk) {
    this.desk = desk;
    this.root = desk.workspace().root();
  }

  /**
   * What somebody wants to say.
   *
   * @param article the article's id
   * @param claim the claim's id; null for an answer, which is on the claim of what it answers
   * @param answers the beginning of the digest of a remark, {@code sha256:} or not; null for a new
   *     one
   * @param closes whether the exchange is settled by it
   * @param text the remark
   */
  public record Wish(
      String article,
      @Nullable String claim,
      @Nullable String answers,
      boolean closes,
      String text) {}

  /**
   * A remark that may be signed.
   *
   * @param comment unsigned
   */
  public record Ready(Comment comment) {
    /** What is being signed, in plain words, line by line. */
    public List<String> description() {
      return List.of(
          "You sign a comment on the article \""
              + comment.article()
              + "\", as "
              + comment.name()
              + ":",
          "  on: " + comment.quote(),
          "  " + (comment.text().isEmpty() ? "(no words)" : comment.text()),
          "  it is then " + comment.state().word());
    }
  }

  /**
   * A remark as it is shown.
   *
   * @param comment the remark
   * @param exchange how its exchange stands
   * @param found the claim that it is on today; null when its claim is gone
   */
  public record Shown(Comment comment, Comment.State exchange, @Nullable Claim found) {}

  /**
   * Looks whether a remark may be made.
   *
   * @throws RefusedException with the reason, when it may not
   */
  public Ready prepare(Wish wish, Person by, Instant at) throws RefusedException {
    ReadArticle read = article(wish.article());
    Comments comments = comments(read);
    if (!comments.problems().isEmpty()) {
      throw refused(
          "nothing can be signed on top of these comments: "
              + comments.problems().get(0).message());
    }
    String prefix = wish.answers();
    Comments.Exchange exchange = prefix == null ? null : exchange(comments, prefix);
    check(wish, exchange, comments, by);
    Comment first = exchange == null ? null : exchange.first();
    CommentPlace.Kept kept =
        first != null
            ? new CommentPlace.Kept(first.quote(), first.before(), first.after())
            : kept(read, String.valueOf(wish.claim()));
    return new Ready(
        new Comment(
            desk.workspace().configuration().site().id(),
            wish.article(),
            first == null ? String.valueOf(wish.claim()) : first.claim(),
            kept.quote(),
            kept.before(),
            kept.after(),
            by.id(),
            by.name(),
            Comments.time(at),
            wish.text(),
            state(wish, first, by),
            first == null ? "" : first.digest(),
            comments.heads(),
            ""));
  }

  private static void check(
      Wish wish, Comments.@Nullable Exchange exchange, Comments comments, Person by)
      throws RefusedException {
    if (exchange != null && wish.closes() && !comments.mayClose(exchange.first(), by.id())) {
      throw refused("only its writer, or a reviewer who is not an author, can close a comment");
    }
    if (wish.text().isBlank() && (exchange == null || !wish.closes())) {
      throw refused("a comment needs words: --text \"...\"");
    }
    if (exchange == null && wish.closes()) {
      throw refused("a new comment cannot be closed: --answers names the one that is");
    }
  }

  private static Comment.State state(Wish wish, @Nullable Comment first, Person by) {
    if (wish.closes()) {
      return Comment.State.CLOSED;
    }
    boolean others = first != null && !first.by().equals(by.id());
    return others ? Comment.State.ANSWERED : Comment.State.OPEN;
  }

  private static CommentPlace.Kept kept(ReadArticle read, String claim) throws RefusedException {
    List<String> known = read.claims().stream().map(Claim::id).toList();
    return new CommentPlace(read.statements(), read.claims())
        .kept(claim)
        .orElseThrow(() -> new RefusedException(new Refusal.NoClaim(claim, known)));
  }

  private static Comments.Exchange exchange(Comments comments, String prefix)
      throws RefusedException {
    String digest = prefix.startsWith("sha256:") ? prefix : "sha256:" + prefix;
    List<Comments.Exchange> found =
        comments.exchanges().stream()
            .filter(
                exchange -> exchange.all().stream().anyMatch(c -> c.digest().startsWith(digest)))
            .toList();
    if (found.size() != 1 || digest.length() < "sha256:".length() + 8) {
      throw refused("--answers names one comment by at least 8 characters of its digest");
    }
    return found.get(0);
  }

  /**
   * Records a signed remark.
   *
   * @param signature what {@code ssh-keygen -Y sign} wrote
   * @param who is told to others who want to write meanwhile
   * @return the file that it was recorded in
   * @throws RefusedException when the signature does not count
   */
  public String record(Ready ready, String signature, String who)
      throws RefusedException, IOException {
    return record(
        ready, (comments, trust) -> comments.signed(ready.comment(), signature, trust), who);
  }

  /**
   * Records a remark that a page signed.
   *
   * @param line with the signature
   * @param who is told to others who want to write meanwhile
   * @return the file that it was recorded in
   * @throws RefusedException when it is not this remark, or the signature does not count
   */
  public String recordLine(Ready ready, String line, String who)
      throws RefusedException, IOException {
    return record(ready, (comments, trust) -> comments.line(ready.comment(), line, trust), who);
  }

  /**
   * Records signed remarks on one article, all or none.
   *
   * @param all as prepared, each on its own
   * @param signatures what {@code ssh-keygen -Y sign} wrote, in their order
   * @param who is told to others who want to write meanwhile
   * @return the digests of the signed remarks, in their order
   * @throws RefusedException when a signature does not count
   */
  public List<String> recordAll(List<Ready> all, List<String> signatures, String who)
      throws RefusedException, IOException {
    String article = all.get(0).comment().article();
    String path = ArticleComments.path(article);
    List<String> digests = new ArrayList<>();
    try (ContentTransaction transaction = desk.workspace().steps().begin(who)) {
      Comments comments = comments(article(article));
      Trust trust = desk.comments().trust(Set.of(article));
      byte[] before = root.hasEntry(path) ? root.bytes(path, Proofs.LONGEST).orElse(null) : null;
      byte[] after = Objects.requireNonNullElse(before, new byte[0]);
      for (int i = 0; i < all.size(); i++) {
        Comments.Signed signed = comments.signed(all.get(i).comment(), signatures.get(i), trust);
        Comment comment = counted(signed);
        after = Comments.append(after, comment);
        digests.add(comment.digest());
      }
      transaction.commit(List.of(new Change(path, before, after)));
    }
    return digests;
  }

  private static Comment counted(Comments.Signed signed) throws RefusedException {
    Comment comment = signed.comment();
    if (comment == null) {
      throw new RefusedException(
          new Refusal.RejectedSignature("The signature does not count: " + signed.fault() + "."));
    }
    return comment;
  }

  /** How a signature gets to its remark. */
  private interface Signer {
    Comments.Signed sign(Comments comments, Trust trust);
  }

  private String record(Ready ready, Signer signer, String who)
      throws RefusedException, IOException {
    String path = ArticleComments.path(ready.comment().article());
    try (ContentTransaction transaction = desk.workspace().steps().begin(who)) {
      Comments comments = comments(article(ready.comment().article()));
      Comments.Signed signed =
          signer.sign(comments, desk.comments().trust(Set.of(ready.comment().article())));
      Comment comment = counted(signed);
      byte[] before = root.hasEntry(path) ? root.bytes(path, Proofs.LONGEST).orElse(null) : null;
      byte[] after = Comments.append(Objects.requireNonNullElse(before, new byte[0]), comment);
      transaction.commit(List.of(new Change(path, before, after)));
    }
    return path;
  }

  /**
   * The remarks on articles, in the order of articles, exchanges and time.
   *
   * @param ids of which articles; empty for all
   * @throws RefusedException when there is no article of an id
   */
  public List<Shown> of(List<String> ids) throws RefusedException {
    List<Shown> out = new ArrayList<>();
    for (ArticleFile file : ReviewDesk.files(desk.workspace().content(), ids)) {
      if (!desk.comments().has(file.id())) {
        continue;
      }
      ReadArticle read = ArticleOnDisk.read(desk, file.id()).map(ArticleOnDisk::read).orElse(null);
      if (read == null) {
        continue;
      }
      CommentPlace place = new CommentPlace(read.statements(), read.claims());
      for (Comments.Exchange exchange : comments(read).exchanges()) {
        Claim found = place.find(exchange.first()).orElse(null);
        for (Comment comment : exchange.all()) {
          out.add(new Shown(comment, exchange.state(), found));
        }
      }
    }
    return out;
  }

  /** Why open comments hold an approval, in a sentence; empty where they do not. */
  Optional<String> hold(ReadArticle read) {
    Policy policy = desk.workspace().configuration().policy();
    if (policy.openComments() != Policy.OpenComments.HOLD
        || !desk.comments().has(read.id().value())) {
      return Optional.empty();
    }
    Comments comments = comments(read);
    int open = comments.open();
    if (!comments.problems().isEmpty()) {
      return Optional.of("The comments on this article cannot be trusted.");
    }
    return open == 0
        ? Optional.empty()
        : Optional.of(
            open == 1
                ? "A comment on this article is open."
                : open + " comments on this article are open.");
  }

  private ReadArticle article(String id) throws RefusedException {
    return ArticleOnDisk.read(desk, id)
        .map(ArticleOnDisk::read)
        .orElseThrow(() -> ReviewDesk.unknown(root, id));
  }

  private Comments comments(ReadArticle read) {
    String id = read.id().value();
    Ledger ledger = desk.proofs().ledger(id);
    return desk.comments()
        .of(read.article(), ledger == null ? Ledger.empty(Proofs.ledgerPath(id)) : ledger);
  }

  private static RefusedException refused(String message) {
    return new RefusedException(new Refusal.RefusedComment(message));
  }
}
