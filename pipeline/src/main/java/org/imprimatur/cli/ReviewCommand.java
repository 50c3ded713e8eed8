package org.imprimatur.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.imprimatur.desk.AmendmentDesk;
import org.imprimatur.desk.ReviewDesk;
import org.imprimatur.desk.ReviewDiff;
import org.imprimatur.report.DiffView;
import org.imprimatur.report.ReviewJson;
import org.imprimatur.review.Action;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.imprimatur.text.Json;

/** {@code review <what> ...}: steps, overviews and keys. */
final class ReviewCommand implements Command {
  @Override
  public String name() {
    return "review";
  }

  @Override
  public String summary() {
    return "Take a signed review step, or see the status of reviews";
  }

  @Override
  public String operands() {
    return "<step> [<id>...]";
  }

  @Override
  public List<Example> examples() {
    return ReviewWords.examples();
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(CommandLineReader.valued("as", "PERSON", "who you are on the board"));
    options.addOption(
        CommandLineReader.valued(
            "key", "FILE", "the key to sign with (default: yours on the board)"));
    options.addOption(CommandLineReader.valued("note", "TEXT", "a note that is also signed"));
    options.addOption(CommandLineReader.flag("yes", "do not ask; for scripts"));
    options.addOption(
        CommandLineReader.valued(
            "since",
            "POINT",
            "diff: from a day, an event, a commit or a branch (default: the approval)"));
    options.addOption(
        CommandLineReader.valued("format", "FORMAT", "diff: text (default), json or html"));
    options.addOption(
        CommandLineReader.valued(
            "proof", "FILE", "join: the file of a reviewer who made a passkey on a page"));
    options.addOption(CommandLineReader.valued("to", "PERSON", "request: who should review"));
    options.addOption(CommandLineReader.valued("text", "TEXT", "comment: what you say, signed"));
    options.addOption(
        CommandLineReader.valued("answers", "DIGEST", "comment: the comment that you answer"));
    options.addOption(CommandLineReader.flag("close", "comment: close the exchange"));
    options.addOption(
        CommandLineReader.valued(
            "citing", "KEY", "withdraw, flag: all articles that cite this work"));
    options.addOption(
        CommandLineReader.valued(
            "mentioning",
            "WORDS",
            "withdraw, flag: all articles that mention these words, under any name that"
                + " references/synonyms.txt has for them"));
    options.addOption(
        CommandLineReader.valued(
            "keep", "ID", "withdraw, flag: leave this article out (may be given several times)"));
    TrustOptions.add(options);
    return options;
  }

  @Override
  public List<String> words() {
    return ReviewOptions.WORDS;
  }

  @Override
  public String summary(String word) {
    return ReviewWords.summary(word);
  }

  @Override
  public String operands(String word) {
    return ReviewWords.operands(word);
  }

  @Override
  public Options options(String word) {
    return ReviewOptions.of(word, options());
  }

  @Override
  public Map<String, List<String>> choices() {
    return Map.of("format", ReviewOptions.FORMATS);
  }

  @Override
  public Task read(GivenArguments words) throws UsageException {
    ReviewOptions options = ReviewOptions.read(words);
    return invocation -> run(invocation, options);
  }

  private static int run(Invocation invocation, ReviewOptions options)
      throws UsageException, IOException {
    String word = options.word();
    List<String> ids = options.ids();
    // Who makes a key or exports the board asks for no proof.
    boolean proves = !word.equals("join") && !word.equals("signers");
    Workspace workspace = options.trust().open(invocation, proves);
    Settings settings = new Settings(options.asOf(), options.jobs(), ProgressLine.on(invocation));
    ReviewDesk desk = ReviewDesk.open(workspace, settings);
    try {
      return switch (word) {
        case "status" -> ReviewOverview.status(invocation, desk, ids);
        case "verify" -> ReviewOverview.verify(invocation, desk, ids);
        case "amend-reference" ->
            ReviewAmend.run(
                invocation,
                options,
                AmendmentDesk.open(workspace, settings),
                new ReviewStep(invocation, options, workspace.configuration(), desk));
        case "settle" -> ReviewSettle.run(invocation, desk.statuses(), ids);
        case "diff" -> diff(invocation, options, workspace, settings);
        case "join" ->
            options.proof() == null
                ? new ReviewJoin(invocation, options, workspace.configuration().people()).run()
                : ReviewProofOfKey.run(invocation, options, workspace.configuration());
        case "add" -> ReviewAdd.run(invocation, desk.lines(), options.operands());
        case "comment" -> comment(invocation, options, workspace, desk);
        case "comments" -> ReviewComment.list(invocation, desk.comments(), ids);
        case "request" ->
            ReviewAsk.run(invocation, options, desk.requests(), workspace.configuration());
        case "signers" -> {
          invocation.out().append(desk.board().allowedSigners());
          yield Exit.DONE;
        }
        default -> step(invocation, options, workspace, desk);
      };
    } catch (RefusedException e) {
      throw new UsageException(e.refusal().message(), null);
    }
  }

  private static int comment(
      Invocation invocation, ReviewOptions options, Workspace workspace, ReviewDesk desk)
      throws UsageException, RefusedException, IOException {
    ReviewStep signer = new ReviewStep(invocation, options, workspace.configuration(), desk);
    return ReviewComment.write(invocation, options, desk.comments(), signer);
  }

  private static int step(
      Invocation invocation, ReviewOptions options, Workspace workspace, ReviewDesk desk)
      throws UsageException, RefusedException, IOException {
    String word = options.word();
    List<String> ids = options.ids();
    ReviewStep step = new ReviewStep(invocation, options, workspace.configuration(), desk);
    if (word.equals("withdraw") || word.equals("flag")) {
      return new ReviewRecall(invocation, options, desk, step).run();
    }
    Optional<Action> action = Action.of(word);
    boolean moves = action.isPresent() && action.get() == Action.MOVE;
    if (moves ? ids.size() != 2 : ids.isEmpty()) {
      throw new UsageException(
          moves
              ? "review move needs the old id and the new one"
              : "review " + word + " needs the ids of articles",
          "Write: imprimatur review " + word + (moves ? " <old> <new>" : " <id>..."));
    }
    return moves ? step.move(ids.get(0), ids.get(1)) : step.run(action.orElseThrow(), ids);
  }

  private static int diff(
      Invocation invocation, ReviewOptions options, Workspace workspace, Settings settings)
      throws UsageException, RefusedException, IOException {
    List<String> ids = options.ids();
    if (ids.size() != 1) {
      throw new UsageException("review diff needs one id", "Write: imprimatur review diff <id>");
    }
    ReviewDiff.Changes changes = ReviewDiff.of(workspace, settings, ids.get(0), options.since());
    switch (options.format()) {
      case "json" ->
          invocation
              .out()
              .append(
                  Json.pretty(
                      List.of(
                          ReviewJson.changes(
                              ids.get(0), changes.event(), changes.diff(), changes.other()))));
      case "html" ->
          invocation.out().append(DiffView.html(changes.title(), changes.diff(), changes.other()));
      default -> {
        invocation.say("Compared with " + changes.since() + ".");
        invocation
            .out()
            .append(DiffView.text(changes.diff(), changes.other(), invocation.colour()));
      }
    }
    return Exit.DONE;
  }
}
