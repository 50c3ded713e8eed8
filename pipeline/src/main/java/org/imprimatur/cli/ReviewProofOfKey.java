package org.imprimatur.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Person;
import org.imprimatur.report.DiffView;
import org.imprimatur.review.JoinProof;
import org.imprimatur.sign.SigningKeys;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** {@code review join --proof FILE}: whether somebody has the key that they want on the board. */
final class ReviewProofOfKey {
  private ReviewProofOfKey() {}

  static int run(Invocation invocation, ReviewOptions options, Configuration configuration)
      throws UsageException, IOException {
    if (!options.operands().isEmpty() || options.signer().as() != null) {
      throw new UsageException(
          "review join --proof takes nothing else: the file says whose key it is",
          "Write: imprimatur review join --proof FILE");
    }
    String name = String.valueOf(options.proof());
    JoinProof.Result result =
        JoinProof.verify(
            ReviewAdd.read(invocation, name).text().strip(), configuration.site().id());
    JoinProof proof = result.proof();
    if (proof == null) {
      return refuse(invocation, name + " proves nothing: " + result.fault());
    }
    Person person = configuration.person(proof.by()).orElse(null);
    if (person == null) {
      return refuse(
          invocation,
          "\"" + proof.by() + "\" is not on the board; list the person in imprimatur.yaml first");
    }
    String holder = holder(proof, configuration.people());
    if (holder != null && !holder.equals(person.id())) {
      return refuse(invocation, "this key is on the board already, for \"" + holder + "\"");
    }
    if (invocation.json()) {
      invocation.out().append(Json.pretty(json(proof, options)));
      return Exit.DONE;
    }
    tell(invocation, proof, person, holder != null);
    invocation.out().line("words: " + String.join(" ", proof.words()));
    if (person.keys().isEmpty()) {
      invocation.out().line("    keys:");
    }
    invocation.out().line("      - " + entry(proof, options));
    return Exit.DONE;
  }

  private static int refuse(Invocation invocation, String reason) {
    invocation.warn("imprimatur: refused: " + DiffView.plain(reason));
    return Exit.FINDINGS;
  }

  /** Whose key it is by the board, or null. */
  private static @Nullable String holder(JoinProof proof, List<Person> people) {
    Optional<Person> holder =
        people.stream()
            .filter(
                person ->
                    person.keys().stream()
                        .anyMatch(key -> SigningKeys.bare(key.key()).equals(proof.key())))
            .findFirst();
    return holder.map(Person::id).orElse(null);
  }

  private static void tell(
      Invocation invocation, JoinProof proof, Person person, boolean isListed) {
    invocation.say(
        DiffView.plain(
            person.name()
                + " ("
                + person.id()
                + ") signed this at "
                + proof.at()
                + " with "
                + proof.use().words()
                + "."));
    if (isListed) {
      invocation.say("The board lists this key already. Here is its entry:");
      return;
    }
    invocation.say(
        "Whoever sent it has the key. Only you can find out whether that is "
            + person.name()
            + ": call them on a number that you knew before, and have them read out the six words"
            + " that their page shows. If they are those below, all of them and in this order, add"
            + " the entry to their keys in imprimatur.yaml:");
  }

  private static String entry(JoinProof proof, ReviewOptions options) {
    String origins =
        proof.origins().isEmpty()
            ? ""
            : ", origins: [\"" + String.join("\", \"", proof.origins()) + "\"]";
    return "{key: \"" + proof.key() + "\", from: " + options.asOf() + origins + "}";
  }

  private static Object json(JoinProof proof, ReviewOptions options) {
    return Json.object(
        "by", proof.by(),
        "key", proof.key(),
        "origins", proof.origins(),
        "from", options.asOf().toString(),
        "at", proof.at(),
        "synced", proof.use().synced(),
        "words", proof.words());
  }
}
