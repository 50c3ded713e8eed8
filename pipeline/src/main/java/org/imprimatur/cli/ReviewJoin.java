package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.imprimatur.finding.Nearest;
import org.imprimatur.model.Person;
import org.imprimatur.sign.KeyMaker;
import org.imprimatur.sign.NoKeyException;
import org.imprimatur.sign.SigningKeys;
import org.jspecify.annotations.Nullable;

/** {@code review join --as PERSON}: a key of one's own, and its entry for the board. */
final class ReviewJoin {
  private final Invocation invocation;
  private final ReviewOptions options;
  private final List<Person> people;

  ReviewJoin(Invocation invocation, ReviewOptions options, List<Person> people) {
    this.invocation = invocation;
    this.options = options;
    this.people = people;
  }

  int run() throws UsageException, IOException {
    String named = options.signer().as();
    if (named == null || !options.operands().isEmpty()) {
      throw new UsageException(
          "review join needs your name on the board",
          "Write: imprimatur review join --as PERSON, with your id on the board: " + ids() + ".");
    }
    Person person = person(named);
    Path file = options.signer().key();
    Path path =
        file != null ? file : CommandLinePrompt.keys(invocation, options, people).ownFile(person);
    KeyMaker.Outcome outcome = outcome(path, person);
    if (outcome instanceof KeyMaker.Unfit unfit) {
      invocation.warn("imprimatur: refused: " + unfit.reason());
      invocation.warn(unfit.hint());
      return Exit.FINDINGS;
    }
    if (outcome instanceof KeyMaker.NotMade none) {
      invocation.warn("imprimatur: no key was made" + none.cause());
      if (none.hint() != null) {
        invocation.warn(none.hint());
      }
      return Exit.FINDINGS;
    }
    if (file == null && !KeyMaker.closeFolder(path)) {
      sayOpen(path.toAbsolutePath().getParent());
    }
    KeyMaker.Ready ready = (KeyMaker.Ready) outcome;
    explain(person, path, ready.line(), !ready.isNew());
    return Exit.DONE;
  }

  private KeyMaker.Outcome outcome(Path path, Person person) throws UsageException, IOException {
    try {
      return new KeyMaker(CommandLinePrompt.machine(invocation), new CommandLinePrompt(invocation))
          .key(path, person);
    } catch (NoKeyException e) {
      throw new UsageException(e.reason(), e.hint());
    }
  }

  private void explain(Person person, Path path, String line, boolean present) {
    String bare = SigningKeys.bare(line);
    boolean none = person.keys().isEmpty();
    if (person.keys().stream().anyMatch(key -> SigningKeys.bare(key.key()).equals(bare))) {
      invocation.say("The board lists the key " + path + " for you already. Here is its entry:");
    } else {
      invocation.say(
          (present ? "You have a key already: " : "Your key is in ")
              + path
              + ". Never give that file away; if it is lost or stolen, tell an editor at once."
              + "\nSend "
              + (none ? "these lines" : "this line")
              + " to an editor, who adds "
              + (none ? "them to your entry" : "it to the keys of your entry")
              + " in imprimatur.yaml. Until that is done, it cannot sign:");
    }
    if (none) {
      invocation.out().line("    keys:");
    }
    invocation.out().line("      - {key: \"" + line + "\", from: " + options.asOf() + "}");
  }

  private Person person(String named) throws UsageException {
    return people.stream()
        .filter(person -> person.id().equals(named))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "\"" + named + "\" is not on the board",
                    Nearest.question(named, people.stream().map(Person::id).toList())
                        .orElse(
                            "Ask an editor to list you under \"people\" in imprimatur.yaml"
                                + " first.")));
  }

  private String ids() {
    return String.join(", ", people.stream().map(Person::id).toList());
  }

  private void sayOpen(@Nullable Path folder) {
    invocation.warn("imprimatur: others may look into " + folder + ", and this cannot be changed");
    invocation.warn("Run: chmod 700 '" + folder + "'");
  }
}
