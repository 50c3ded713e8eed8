package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.cli.Options;
import org.imprimatur.desk.CommentDesk;
import org.imprimatur.desk.ReviewDesk;
import org.imprimatur.finding.Counted;
import org.imprimatur.manuscript.ReviewedFile;
import org.imprimatur.model.Person;
import org.imprimatur.read.GivenFile;
import org.imprimatur.report.DiffView;
import org.imprimatur.review.ClaimDiff;
import org.imprimatur.run.Progress;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** {@code import --comments FILE.docx}: comments of reviewers in Word, signed on their claims. */
final class CommentsImport {
  private static final List<String> OWN = List.of("as", "key", "yes");

  private final Invocation invocation;
  private final ReviewDesk desk;
  private final ReviewStep signer;
  private final ReviewedFile file;

  /** How often the article's comments say each text already. */
  private final Map<String, Integer> known = new HashMap<>();

  /** The digests of remarks by the ids of their comments in the file. */
  private final Map<String, String> digests = new HashMap<>();

  /** The digests of what stood there before, by the texts. */
  private final Map<String, List<String>> before = new HashMap<>();

  private final List<ReviewedFile.Remark> added = new ArrayList<>();
  private int there;

  private CommentsImport(
      Invocation invocation, ReviewDesk desk, ReviewStep signer, ReviewedFile file) {
    this.invocation = invocation;
    this.desk = desk;
    this.signer = signer;
    this.file = file;
  }

  static void add(Options options) {
    options.addOption(
        CommandLineReader.flag("comments", "sign the comments of an exported Word file instead"));
    options.addOption(
        CommandLineReader.valued("as", "PERSON", "with --comments: who signs, by id"));
    options.addOption(
        CommandLineReader.valued("key", "FILE", "with --comments: the key to sign with"));
    options.addOption(CommandLineReader.flag("yes", "with --comments: sign without asking"));
  }

  /** What only goes with {@code --comments}. */
  static void refuseOptions(GivenArguments words) throws UsageException {
    for (String option : OWN) {
      if (words.has(option)) {
        throw new UsageException(
            "--" + option + " goes with --comments",
            "Write: imprimatur import --comments FILE.docx --" + option + " ...");
      }
    }
  }

  static Command.Task read(GivenArguments words, @Nullable String id) throws UsageException {
    String name = words.operand("Word file with comments");
    ReviewOptions options = ReviewOptions.of("comment", List.of(), words);
    return invocation -> run(invocation, options, name, id);
  }

  private static int run(
      Invocation invocation, ReviewOptions options, String name, @Nullable String id)
      throws UsageException, IOException {
    Path path = invocation.path(name);
    byte[] bytes = GivenFile.bytes(path, name);
    Workspace workspace = options.trust().open(invocation, false);
    Settings settings = new Settings(options.asOf(), options.jobs(), Progress.NONE);
    try {
      ReviewedFile file = ReviewedFile.read(bytes, name, id, workspace, settings);
      ReviewDesk desk = ReviewDesk.open(workspace, settings);
      ReviewStep signer = new ReviewStep(invocation, options, workspace.configuration(), desk);
      return new CommentsImport(invocation, desk, signer, file).run();
    } catch (RefusedException e) {
      throw new UsageException(e.refusal().message(), null);
    }
  }

  private int run() throws UsageException, RefusedException, IOException {
    for (CommentDesk.Shown shown : desk.comments().of(List.of(file.article()))) {
      String text = shown.comment().text();
      known.merge(text, 1, Integer::sum);
      before.computeIfAbsent(text, key -> new ArrayList<>()).add(shown.comment().digest());
    }
    boolean isWhole = true;
    for (boolean answers : new boolean[] {false, true}) {
      isWhole &= sign(news(answers));
    }
    print();
    return isWhole && file.unplaced().isEmpty() ? Exit.DONE : Exit.FINDINGS;
  }

  /** The remarks that are not there yet; importing twice does not double. */
  private List<ReviewedFile.Remark> news(boolean answers) {
    List<ReviewedFile.Remark> out = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (ReviewedFile.Remark remark : file.remarks()) {
      if ((remark.answers() != null) != answers) {
        continue;
      }
      boolean isThere = known.getOrDefault(remark.text(), 0) > 0;
      if (isThere) {
        known.merge(remark.text(), -1, Integer::sum);
        digests.put(remark.id(), before.getOrDefault(remark.text(), List.of()).get(0));
        before.getOrDefault(remark.text(), List.of()).remove(0);
        there++;
      } else if (said.add(remark.claim().id() + " " + remark.answers() + " " + remark.text())) {
        out.add(remark);
      }
    }
    return out;
  }

  private boolean sign(List<ReviewedFile.Remark> remarks)
      throws UsageException, RefusedException, IOException {
    if (remarks.isEmpty()) {
      return true;
    }
    Person person = signer.person();
    List<CommentDesk.Ready> all = new ArrayList<>();
    for (ReviewedFile.Remark remark : remarks) {
      String answered = remark.answers() == null ? null : digests.get(remark.answers());
      all.add(
          desk.comments()
              .prepare(
                  new CommentDesk.Wish(
                      file.article(), remark.claim().id(), answered, false, remark.text()),
                  person,
                  signer.now()));
    }
    List<String> signatures = signer.signedComments(person, all);
    if (signatures.size() != all.size()) {
      return false;
    }
    List<String> recorded = desk.comments().recordAll(all, signatures, invocation.who());
    for (int i = 0; i < remarks.size(); i++) {
      digests.put(remarks.get(i).id(), recorded.get(i));
    }
    added.addAll(remarks);
    return true;
  }

  private void print() {
    if (invocation.json()) {
      invocation.out().append(Json.pretty(json()));
      return;
    }
    for (ReviewedFile.Remark remark : added) {
      invocation.out().line("comment " + file.article() + " " + remark.claim().id());
      if (remark.before() != null) {
        invocation.say(
            DiffView.plain(
                remark.claim().id()
                    + " was edited since the export: it was \""
                    + remark.before()
                    + "\""));
      }
    }
    for (ReviewedFile.Edit edit : file.edits()) {
      invocation
          .out()
          .line(DiffView.plain("proposed " + file.article() + " " + edit.id() + head(edit)));
      invocation.out().line("  " + DiffView.marked(edit.words(), invocation.colour()));
    }
    file.elsewhere()
        .forEach(it -> invocation.out().line(DiffView.plain("proposed outside of claims: " + it)));
    for (ReviewedFile.Unplaced unplaced : file.unplaced()) {
      invocation.warn(DiffView.plain("not taken in: " + unplaced.sentence()));
    }
    invocation.out().flush();
    invocation.say(
        Counted.of(added.size(), "comment")
            + " signed, "
            + there
            + " there already, "
            + file.unplaced().size()
            + " not taken in; "
            + Counted.of(file.edits().size(), "proposed edit")
            + ", none applied");
  }

  private static String head(ReviewedFile.Edit edit) {
    List<String> out = new ArrayList<>();
    if (!edit.authors().isEmpty()) {
      out.add("by " + String.join(", ", edit.authors()));
    }
    if (edit.isSilent()) {
      out.add("changed without being tracked");
    }
    if (edit.claim() == null) {
      out.add("the claim was edited since, or is gone");
    } else if (!edit.isToday()) {
      out.add("the claim was edited since: \"" + edit.claim().statement().text() + "\"");
    }
    return out.isEmpty() ? "" : " (" + String.join("; ", out) + ")";
  }

  private Map<String, ?> json() {
    List<Object> comments = new ArrayList<>();
    for (ReviewedFile.Remark remark : added) {
      comments.add(
          Json.object(
              "claim", remark.claim().id(),
              "text", remark.text(),
              "before", remark.before(),
              "answers", remark.answers() == null ? null : digests.get(remark.answers())));
    }
    List<Object> edits = new ArrayList<>();
    for (ReviewedFile.Edit edit : file.edits()) {
      edits.add(
          Json.object(
              "claim", edit.id(),
              "found", edit.claim() == null ? null : edit.claim().id(),
              "authors", edit.authors(),
              "tracked", !edit.isSilent(),
              "before", side(edit, '-'),
              "after", side(edit, '+')));
    }
    return Json.object(
        "article",
        file.article(),
        "comments",
        comments,
        "known",
        there,
        "notTakenIn",
        file.unplaced().stream().map(ReviewedFile.Unplaced::sentence).toList(),
        "edits",
        edits,
        "elsewhere",
        file.elsewhere());
  }

  private static String side(ReviewedFile.Edit edit, char side) {
    StringBuilder out = new StringBuilder();
    for (ClaimDiff.Piece piece : edit.words()) {
      out.append(piece.side() == ' ' || piece.side() == side ? piece.text() : "");
    }
    return out.toString();
  }
}
