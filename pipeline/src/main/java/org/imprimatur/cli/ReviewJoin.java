package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.Person;
import org.imprimatur.review.Board;

/** {@code review join --as PERSON}: a key of one's own, and its entry for the board. */
final class ReviewJoin {
  private final Invocation invocation;
  private final Board board;

  ReviewJoin(Invocation invocation, Board board) {
    this.invocation = invocation;
    this.board = board;
  }

  int run(List<String> words) throws UsageException, IOException {
    String named = invocation.value("as");
    if (named == null || !words.isEmpty()) {
      throw new UsageException("review join needs --as PERSON", "Your id in imprimatur.yaml.");
    }
    Person person =
        board
            .person(named)
            .orElseThrow(
                () ->
                    new UsageException(
                        "\"" + named + "\" is not on the board",
                        "Ask an editor to list you under \"people\" in imprimatur.yaml first."));
    SigningKeys keys = new SigningKeys(invocation, List.of(person));
    String file = invocation.value("key");
    Path path =
        file != null
            ? invocation.path(file)
            : keys.home().resolve(".ssh").resolve(SigningKeys.ownName(person));
    if (!Files.exists(path)) {
      make(keys, path, person);
    }
    Path pub = Path.of(path + ".pub");
    String line = Files.readString(pub).strip();
    String fault = Board.whyNot(line).orElse(null);
    if (fault != null) {
      throw new UsageException("the key in " + pub + " cannot sign reviews: " + fault, null);
    }
    invocation.say(
        "Your key is in "
            + path
            + ". Never give that file away; lose it, and tell the board."
            + "\nSend these lines to an editor, who adds them to your entry in imprimatur.yaml:");
    invocation.out().line("    keys:");
    invocation.out().line("      - {key: \"" + line + "\", from: " + invocation.asOf() + "}");
    return Exit.DONE;
  }

  private void make(SigningKeys keys, Path path, Person person) throws UsageException, IOException {
    if (!invocation.surroundings().terminals().contains("in")) {
      throw new UsageException(
          "a new key needs a passphrase, and there is no terminal to ask on",
          "Run this in a terminal, or name a key that you have with --key FILE.");
    }
    Path folder = path.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    invocation.say("You will be asked for a passphrase: a sentence that only you know.");
    List<String> command =
        new ArrayList<>(List.of("ssh-keygen", "-q", "-t", "ed25519", "-a", "100", "-C"));
    command.add(person.id());
    command.addAll(List.of("-f", path.toString()));
    SigningKeys.Ran ran = keys.run(command, new byte[0], true);
    if (ran.code() != 0 || !Files.exists(path)) {
      throw new IOException("no key was made (" + ran.err().strip() + ")");
    }
  }
}
