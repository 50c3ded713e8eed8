package org.imprimatur.review;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Person;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * The remarks on an article's claims: {@code <id>.comments.jsonl}, verified. They prove nothing and
 * are not part of the digest. A line that is wrong is reported and does not count; the others stay.
 */
public final class Comments {
  private static final int MAX = 100_000;

  private final Source source;
  private final List<Comment> all;
  private final List<Problem> problems;
  private final Set<String> digests;
  private final Judge judge;

  /**
   * By what remarks are judged.
   *
   * @param site the site's id
   * @param articles the ids that the article had and has
   * @param authors of the article
   * @param rules board, policy and as-of
   */
  public record Judge(
      String site, Set<String> articles, Set<String> authors, ReviewProof.Rules rules) {
    /** Copies the sets. */
    public Judge {
      articles = Set.copyOf(articles);
      authors = Set.copyOf(authors);
    }
  }

  /**
   * An exchange on a claim.
   *
   * @param first the remark that began it
   * @param answers what followed, in the order of time
   * @param state how it stands
   */
  public record Exchange(Comment first, List<Comment> answers, Comment.State state) {
    /** Copies the list. */
    public Exchange {
      answers = List.copyOf(answers);
    }

    /** All its remarks. */
    public List<Comment> all() {
      List<Comment> out = new ArrayList<>(List.of(first));
      out.addAll(answers);
      return out;
    }
  }

  private Comments(SignedLines lines, List<Comment> all, Set<String> digests, Judge judge) {
    this.source = lines.source();
    this.all = List.copyOf(all);
    this.problems = List.copyOf(lines.problems());
    this.digests = Set.copyOf(digests);
    this.judge = judge;
  }

  /**
   * Reads and verifies remarks; never throws for bad input.
   *
   * @param bytes the file
   * @param path its path relative to the content root
   * @param trust what an independent source knows of the file
   */
  public static Comments read(byte[] bytes, String path, Judge judge, Trust trust) {
    SignedLines lines = SignedLines.read(bytes, path, MAX);
    Set<String> digests = new HashSet<>();
    lines.lines().forEach(line -> digests.add(line.digest()));
    for (String missing : new TreeSet<>(trust.required())) {
      if (!digests.contains(missing)) {
        lines.problem(
            RuleId.REVIEW_REMOVED_EVENT, new Span(0, 0), "a comment was removed: " + missing);
      }
    }
    List<Comment> all = new ArrayList<>();
    Set<String> signed = new HashSet<>();
    for (SignedLines.Line line : lines.lines()) {
      EventFields fields = new EventFields(line.fields());
      Comment comment = Comment.of(fields);
      String error = fields.error();
      SignerRights.Fault fault = null;
      if (error != null) {
        lines.problem(RuleId.REVIEW_MALFORMED, line.span(), "this line is not a comment: " + error);
      } else if (!signed.add(comment.signedText())) {
        lines.twice(line.span(), "this comment is already here, with another signature");
      } else {
        fault = fault(comment, judge, digests, trust.isNew(line.digest()));
        if (fault == null) {
          all.add(comment);
        } else {
          lines.problem(fault.rule(), line.span(), fault.message());
        }
      }
    }
    return new Comments(lines, all, digests, judge);
  }

  /** The digests of a file's lines, as a revision holds it. */
  public static Set<String> digests(byte[] bytes, String path) {
    Set<String> out = new HashSet<>();
    SignedLines.read(bytes, path, MAX).lines().forEach(line -> out.add(line.digest()));
    return out;
  }

  /** Why a remark does not count, or null. */
  private static SignerRights.@Nullable Fault fault(
      Comment comment, Judge judge, Set<String> digests, boolean isNew) {
    SignerRights standing =
        new SignerRights(judge.rules().board(), judge.rules().policy(), judge.rules().asOf());
    if (!comment.site().equals(judge.site())) {
      return other("this comment was signed for the site \"" + comment.site() + "\"");
    }
    if (!judge.articles().contains(comment.article())) {
      return other("this comment was signed for the article \"" + comment.article() + "\"");
    }
    if (!digests.containsAll(comment.previous())
        || (!comment.answers().isEmpty() && !digests.contains(comment.answers()))) {
      return new SignerRights.Fault(
          RuleId.REVIEW_BROKEN_CHAIN, false, "this builds on a comment that is not here", "");
    }
    String role =
        judge
            .rules()
            .board()
            .person(comment.by())
            .flatMap(person -> person.roles().stream().findFirst())
            .orElse("");
    return standing.check(
        new SignerRights.Signed(
            comment.by(),
            comment.name(),
            role,
            comment.at(),
            comment.signedText(),
            comment.signature(),
            Comment.NAMESPACE),
        isNew);
  }

  private static SignerRights.Fault other(String message) {
    return new SignerRights.Fault(RuleId.REVIEW_OTHER_ARTICLE, false, message, "");
  }

  /** The exchanges, in the order in which they began. */
  public List<Exchange> exchanges() {
    Map<String, Comment> first = new LinkedHashMap<>();
    Map<String, List<Comment>> answers = new HashMap<>();
    RemarkOrder order = new RemarkOrder(all);
    List<Comment> inTime = order.all();
    for (Comment comment : inTime) {
      if (comment.answers().isEmpty()) {
        first.put(comment.digest(), comment);
      }
    }
    for (Comment comment : inTime) {
      // What answers an answer, or what does not count, is a remark of its own: never lost.
      if (!comment.answers().isEmpty() && !first.containsKey(comment.answers())) {
        first.put(comment.digest(), comment);
      } else if (!comment.answers().isEmpty()) {
        answers.computeIfAbsent(comment.answers(), key -> new ArrayList<>()).add(comment);
      }
    }
    List<Exchange> out = new ArrayList<>();
    first.forEach(
        (digest, comment) -> {
          List<Comment> followed = answers.getOrDefault(digest, List.of());
          out.add(new Exchange(comment, followed, state(comment, followed, order)));
        });
    return out;
  }

  /** Closed only if whoever closed it had seen all that was said: else something waits still. */
  private Comment.State state(Comment first, List<Comment> answers, RemarkOrder order) {
    List<Comment> closing =
        answers.stream()
            .filter(it -> it.state() == Comment.State.CLOSED && mayClose(first, it.by()))
            .toList();
    Set<String> settled = order.seenBy(closing);
    Comment.State state = closing.isEmpty() ? Comment.State.OPEN : Comment.State.CLOSED;
    for (Comment answer : answers) {
      if (answer.state() != Comment.State.CLOSED && !settled.contains(answer.digest())) {
        state = answer.state();
      }
    }
    return state;
  }

  /** Only its writer, or a reviewer who is not an author of the article, closes a comment. */
  public boolean mayClose(Comment first, String person) {
    Person member = judge.rules().board().person(person).orElse(null);
    return first.by().equals(person)
        || (member != null
            && member.has("reviewer")
            && !judge.authors().contains(person)
            && !judge.authors().contains(member.name()));
  }

  /** How many exchanges are not closed. */
  public int open() {
    return (int) exchanges().stream().filter(t -> t.state() != Comment.State.CLOSED).count();
  }

  /** What is wrong with the file. */
  public List<Problem> problems() {
    return problems;
  }

  /** The file's text, for findings. */
  public Source source() {
    return source;
  }

  /** The digests of all lines that no other names, sorted: the next remark's {@code previous}. */
  public List<String> heads() {
    TreeSet<String> heads = new TreeSet<>(digests);
    all.forEach(comment -> heads.removeAll(comment.previous()));
    return List.copyOf(heads);
  }

  /**
   * Takes the signature of a remark.
   *
   * @param comment unsigned
   * @param armoured what {@code ssh-keygen -Y sign} wrote
   * @return the signed remark, or why the signature does not count
   */
  public Signed signed(Comment comment, String armoured, Trust trust) {
    try {
      return judged(comment.signed(SshSignature.unarmour(armoured)), trust);
    } catch (SshWire.Malformed e) {
      return new Signed(null, e.getMessage());
    }
  }

  /**
   * A remark as a page signed it, if it counts.
   *
   * @param line with the signature, as it stands in a file
   */
  public Signed line(Comment comment, String line, Trust trust) {
    Object signature =
        JsonReader.read(line).value() instanceof Map<?, ?> all ? all.get("signature") : null;
    Comment signed = comment.signed(signature instanceof String text ? text : "");
    return signed.line().equals(line)
        ? judged(signed, trust)
        : new Signed(null, "it is not the comment that was prepared");
  }

  private Signed judged(Comment signed, Trust trust) {
    SignerRights.Fault fault = fault(signed, judge, digests, trust.independent());
    return fault == null ? new Signed(signed, null) : new Signed(null, fault.message());
  }

  /** A time as remarks hold it. */
  public static String time(Instant at) {
    return LedgerTimes.write(at);
  }

  /** A signed remark, or why it does not count. */
  public record Signed(@Nullable Comment comment, @Nullable String fault) {}

  /** A file with one more line. */
  public static byte[] append(byte[] file, Comment comment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(file);
    out.writeBytes((comment.line() + "\n").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }
}
