package org.imprimatur.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.imprimatur.desk.AmendmentDesk;
import org.imprimatur.desk.ReviewDesk;
import org.imprimatur.desk.ReviewDiff;
import org.imprimatur.finding.Nearest;
import org.imprimatur.review.Action;
import org.imprimatur.report.DiffView;
import org.imprimatur.report.ReviewJson;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.imprimatur.text.Json;

/** {@code review <what> ...}: steps, overviews and keys. */
final class ReviewCommand implements Command {
  private static final List<String> WORDS =
      List.of(
          "submit",
          "start",
          "approve",
          "request-changes",
          "confirm",
          "withdraw",
          "move",
          "amend-reference",
          "settle",
          "status",
          "verify",
          "diff",
          "join",
          "signers");

  @Override
  public String name() {
    return "review";
  }

  @Override
  public String summary() {
    return "Take a signed review step, or see where reviews stand";
  }

  @Override
  public String operands() {
    return "submit|start|approve|request-changes|confirm|withdraw|move|amend-reference|settle|status|verify|diff|join|signers"
        + " [<id>...]";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("imprimatur review status", "Where every article stands, and what it lacks."),
        new Example(
            "imprimatur review approve spine/neck-pain", "Shows what you sign, then asks for it."),
        new Example(
            "imprimatur review request-changes spine/neck-pain --note \"The dose is too high.\"",
            "Sends it back."),
        new Example("imprimatur review move spine/neck spine/neck-pain", "After a rename."),
        new Example("imprimatur review verify --trust origin/main", "Proves all anew, as in CI."),
        new Example("imprimatur review settle", "Writes what is proved, after a merge."),
        new Example(
            "imprimatur review diff spine/neck-pain", "What changed since it was approved."),
        new Example("imprimatur review join --as a.reviewer", "Makes your key."),
        new Example("imprimatur review signers", "The board, for ssh-keygen -Y verify."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(CommandLineReader.valued("as", "PERSON", "who you are on the board"));
    options.addOption(
        CommandLineReader.valued(
            "key", "FILE", "the key to sign with (default: the one that is yours on the board)"));
    options.addOption(CommandLineReader.valued("note", "TEXT", "a remark that is signed, too"));
    options.addOption(CommandLineReader.flag("yes", "do not ask; for scripts"));
    options.addOption(
        CommandLineReader.valued(
            "since",
            "POINT",
            "diff: from a day, an event, a commit or a branch (default: the approval)"));
    options.addOption(
        CommandLineReader.valued("format", "FORMAT", "diff: text (default), json or html"));
    TrustOptions.add(options);
    return options;
  }

  @Override
  public int run(Invocation invocation) throws UsageException, IOException {
    List<String> operands = new ArrayList<>(invocation.operands());
    if (operands.isEmpty()) {
      throw new UsageException("review what?", "One of: " + String.join(", ", WORDS) + ".");
    }
    String word = operands.remove(0);
    if (!WORDS.contains(word)) {
      throw new UsageException(
          "there is no review step \"" + word + "\"",
          Nearest.hint(word, WORDS).orElse("One of: " + String.join(", ", WORDS) + "."));
    }
    List<String> ids = operands.stream().map(ReviewCommand::id).toList();
    // Who makes a key or exports the board asks for no proof.
    boolean proves = !word.equals("join") && !word.equals("signers");
    Workspace workspace = TrustOptions.open(invocation, proves);
    Settings settings =
        new Settings(invocation.asOf(), invocation.jobs(), ProgressLine.on(invocation));
    ReviewDesk desk = ReviewDesk.open(workspace, settings);
    try {
      return switch (word) {
        case "status" -> ReviewOverview.status(invocation, desk, ids);
        case "verify" -> ReviewOverview.verify(invocation, desk, ids);
        case "amend-reference" -> {
          if (operands.size() != 1) {
            throw new UsageException("review amend-reference needs one key of a reference", null);
          }
          yield new ReviewStep(invocation, workspace.configuration(), desk)
              .amend(AmendmentDesk.open(workspace, settings), operands.get(0));
        }
        case "settle" -> ReviewSettle.run(invocation, desk.statuses(), ids);
        case "diff" -> diff(invocation, workspace, settings, ids);
        case "join" -> new ReviewJoin(invocation, workspace.configuration().people()).run(operands);
        case "signers" -> {
          invocation.out().append(desk.board().allowedSigners());
          yield Exit.DONE;
        }
        default -> step(invocation, workspace, desk, word, ids);
      };
    } catch (RefusedException e) {
      throw new UsageException(e.refusal().message(), null);
    }
  }

  private static int step(
      Invocation invocation, Workspace workspace, ReviewDesk desk, String word, List<String> ids)
      throws UsageException, RefusedException, IOException {
    Optional<Action> action = Action.of(word);
    boolean moves = action.isPresent() && action.get() == Action.MOVE;
    if (ids.size() != (moves ? 2 : 1)) {
      throw new UsageException(
          moves
              ? "review move needs the old id and the new one"
              : "review " + word + " needs one id",
          "Write: imprimatur review " + word + (moves ? " <old> <new>" : " <id>"));
    }
    return new ReviewStep(invocation, workspace.configuration(), desk)
        .run(action.orElseThrow(), ids.get(ids.size() - 1), moves ? ids.get(0) : null);
  }

  private static int diff(
      Invocation invocation, Workspace workspace, Settings settings, List<String> ids)
      throws UsageException, RefusedException, IOException {
    if (ids.size() != 1) {
      throw new UsageException("review diff needs one id", "Write: imprimatur review diff <id>");
    }
    String preset = invocation.has("json") ? "json" : "text";
    String format = invocation.choice("format", List.of("text", "json", "html"), preset);
    ReviewDiff.Changes changes =
        ReviewDiff.of(workspace, settings, ids.get(0), invocation.value("since"));
    switch (format) {
      case "json" ->
          invocation
              .out()
              .append(
                  Json.pretty(
                      ReviewJson.changes(
                          ids.get(0), changes.since(), changes.diff(), changes.other())));
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

  /** People paste paths, too. */
  private static String id(String word) {
    return word.replaceFirst("^(\\./)?articles/", "").replaceFirst("\\.(md|review\\.jsonl)$", "");
  }
}
