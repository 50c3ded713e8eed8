package org.imprimatur.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.desk.CommentDesk;
import org.imprimatur.model.Person;
import org.imprimatur.report.DiffView;
import org.imprimatur.review.Comment;
import org.imprimatur.run.Refusal;
import org.imprimatur.run.RefusedException;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** {@code review comment} and {@code review comments}: signed remarks on claims. */
final class ReviewComment {
  private ReviewComment() {}

  static int write(
      Invocation invocation, ReviewOptions options, CommentDesk desk, ReviewStep signer)
      throws UsageException, RefusedException, IOException {
    CommentDesk.Wish wish = wish(options);
    Person person = signer.person();
    CommentDesk.Ready ready;
    String path;
    try {
      ready = desk.prepare(wish, person, signer.now());
      String signature = signer.signedComment(person, ready);
      if (signature == null) {
        return Exit.FINDINGS;
      }
      path = desk.record(ready, signature, invocation.who());
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.NoArticle || e.refusal() instanceof Refusal.NoClaim) {
        throw e;
      }
      return signer.refused(e.refusal().message(), null);
    }
    if (invocation.json()) {
      invocation.out().append(Json.pretty(json(ready.comment(), path)));
      return Exit.DONE;
    }
    String state = ready.comment().state().word();
    invocation.out().line("comment " + wish.article() + ": " + state);
    invocation.out().flush();
    signer.sayRecorded(path);
    return Exit.DONE;
  }

  private static CommentDesk.Wish wish(ReviewOptions options) throws UsageException {
    ReviewOptions.Remark remark = options.remark();
    List<String> operands = options.operands();
    boolean isNew = remark.answers() == null;
    if (operands.size() != (isNew ? 2 : 1)) {
      throw new UsageException(
          isNew
              ? "review comment needs an id and a claim"
              : "review comment --answers needs one id",
          "Write: imprimatur review comment <id> "
              + (isNew ? "<claim> --text \"...\"" : "--answers DIGEST --text \"...\""));
    }
    String claim = isNew ? operands.get(1).replaceFirst("^#", "") : null;
    return new CommentDesk.Wish(
        options.ids().get(0), claim, remark.answers(), remark.closes(), remark.text());
  }

  private static Map<String, ?> json(Comment comment, String path) {
    return Json.object(
        "article", comment.article(),
        "claim", comment.claim(),
        "by", comment.by(),
        "at", comment.at(),
        "state", comment.state().word(),
        "file", path);
  }

  static int list(Invocation invocation, CommentDesk desk, List<String> ids)
      throws RefusedException {
    List<CommentDesk.Shown> all = desk.of(ids);
    if (invocation.json()) {
      invocation.out().append(Json.pretty(all.stream().map(ReviewComment::json).toList()));
      return Exit.DONE;
    }
    String article = "";
    for (CommentDesk.Shown shown : all) {
      Comment comment = shown.comment();
      if (!comment.article().equals(article)) {
        article = comment.article();
        invocation.out().line(DiffView.plain(article));
      }
      tell(invocation.out(), shown);
    }
    if (all.isEmpty()) {
      invocation.say("There are no comments.");
    }
    return Exit.DONE;
  }

  private static void tell(Printer out, CommentDesk.Shown shown) {
    Comment comment = shown.comment();
    String words = comment.text().isEmpty() ? "(no words)" : comment.text();
    String digest = comment.digest().substring("sha256:".length(), "sha256:".length() + 8);
    if (comment.answers().isEmpty()) {
      String place =
          shown.found() == null
              ? "its claim is gone: \"" + comment.quote() + "\""
              : shown.found().id() + " \"" + shown.found().statement().text() + "\"";
      out.line(DiffView.plain("  " + shown.exchange().word() + ": " + place));
    }
    out.line(
        DiffView.plain(
            "    "
                + digest
                + " "
                + comment.name()
                + " at "
                + comment.at()
                + " ("
                + comment.state().word()
                + "): "
                + words));
  }

  private static Map<String, @Nullable Object> json(CommentDesk.Shown shown) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>(shown.comment().fields());
    out.put("signature", shown.comment().signature());
    out.put("digest", shown.comment().digest());
    out.put("exchange", shown.exchange().word());
    out.put("found", shown.found() == null ? null : shown.found().id());
    out.put("now", shown.found() == null ? null : shown.found().statement().text());
    return out;
  }
}
