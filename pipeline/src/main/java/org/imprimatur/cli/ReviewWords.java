package org.imprimatur.cli;

import java.util.List;
import java.util.stream.Stream;

/** What {@code review --help} says of each step, overview or other matter. */
final class ReviewWords {
  private ReviewWords() {}

  /** What it does, in a line; empty for a word that is not one of them. */
  static String summary(String word) {
    return switch (word) {
      case "submit" -> "Hand an article in for review, as its author or as an editor";
      case "start" -> "Begin the review, as a reviewer or an editor";
      case "approve" -> "Approve exactly the text of today, as a reviewer who is not an author";
      case "request-changes" -> "Send an article back to its authors, with the reason";
      case "confirm" -> "Confirm that an approved article still holds, unchanged";
      case "withdraw" -> "Take articles back; a page once approved says that it was withdrawn";
      case "flag" -> "Warn on pages that something is being looked at again";
      case "move" -> "Take the approvals along to the new id of an article";
      case "amend-reference" -> "Sign a harmless correction of a reference, so that approvals stay";
      case "settle" -> "Write the proved status into front matter, as after a merge";
      case "status" -> "Show the status of articles, and what they lack";
      case "verify" -> "Verify every signature and every step, and report what is wrong";
      case "diff" -> "Show what changed in an article since it was approved";
      case "join" -> "Make a key, or verify a reviewer's passkey, and print the line for the board";
      case "add" -> "Take in steps that were signed elsewhere";
      case "comment" -> "Comment on a claim, answer a comment, or close the exchange";
      case "comments" -> "List the comments on claims";
      case "request" -> "Ask a person for a review, unsigned";
      case "signers" -> "Print the board's keys in the form that ssh-keygen reads";
      default -> "";
    };
  }

  /** What follows it. */
  static String operands(String word) {
    return switch (word) {
      case "move" -> "<old id> <new id>";
      case "amend-reference" -> "<key>";
      case "settle", "status", "verify", "comments" -> "[<id>...]";
      case "diff" -> "<id>";
      case "join", "signers" -> "";
      case "add" -> "<file>...";
      case "comment" -> "<id> <claim>";
      case "withdraw", "flag" -> "[<id>...]";
      default -> "<id>...";
    };
  }

  /** Command lines that help shows, each with what it does. */
  static List<Command.Example> examples() {
    return Stream.concat(ofSteps().stream(), ofOthers().stream()).toList();
  }

  private static List<Command.Example> ofSteps() {
    return List.of(
        new Command.Example(
            "imprimatur review status", "The status of every article, and what it lacks."),
        new Command.Example(
            "imprimatur review submit spine/neck-pain", "Hands the article in, signed by you."),
        new Command.Example(
            "imprimatur review start spine/neck-pain",
            "Begins its review, as a reviewer or editor."),
        new Command.Example(
            "imprimatur review approve spine/neck-pain",
            "Shows what you will sign, then asks for your signature."),
        new Command.Example(
            "imprimatur review confirm spine/neck-pain knee",
            "Shows both, and asks once for \"yes\" and once for the passphrase."),
        new Command.Example(
            "imprimatur review request-changes spine/neck-pain --note \"The dose is too high.\"",
            "Sends it back to its authors, with the reason."),
        new Command.Example(
            "imprimatur review withdraw --mentioning cyclobenzaprine --note \"Recalled.\"",
            "Lists all articles that mention the drug, then asks once."),
        new Command.Example(
            "imprimatur review flag --citing chou2007back --note \"Being reinvestigated.\"",
            "The pages of all articles that cite the work warn of it until they are approved"
                + " again."),
        new Command.Example(
            "imprimatur review move spine/neck spine/neck-pain",
            "Takes the approvals along after a rename."),
        new Command.Example(
            "imprimatur review amend-reference chou2007back",
            "Signs a harmless correction of a reference, so that approvals stay."));
  }

  private static List<Command.Example> ofOthers() {
    return List.of(
        new Command.Example(
            "imprimatur review verify --trust origin/main",
            "Verifies all ledgers again, as CI does."),
        new Command.Example(
            "imprimatur review settle",
            "After a merge, writes the proved status into front matter."),
        new Command.Example(
            "imprimatur review diff spine/neck-pain", "What changed since it was approved."),
        new Command.Example(
            "imprimatur review join --as a.reviewer",
            "Makes your key, and prints the line for the board."),
        new Command.Example(
            "imprimatur review join --proof proof.json",
            "Verifies a reviewer's passkey, and prints the line for the board."),
        new Command.Example(
            "imprimatur review add approval.jsonl", "Takes in a step that was signed on a page."),
        new Command.Example(
            "imprimatur review comment spine/neck-pain c-fajzvsmgsg --text \"For whom?\"",
            "Comments on a claim."),
        new Command.Example(
            "imprimatur review comments spine/neck-pain", "Lists the comments on its claims."),
        new Command.Example(
            "imprimatur review request spine/neck-pain --to a.reviewer",
            "Asks this person for a review."),
        new Command.Example(
            "imprimatur review signers", "Prints the board's keys, for ssh-keygen -Y verify."));
  }
}
