package org.imprimatur.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.imprimatur.live.DeskSite;
import org.imprimatur.live.Signable;
import org.imprimatur.model.Person;
import org.imprimatur.report.DiffView;
import org.imprimatur.sign.NoKeyException;
import org.imprimatur.sign.Signing;
import org.imprimatur.sign.SigningKeys;
import org.jspecify.annotations.Nullable;

/**
 * Signs at the desk's own terminal with keys other than passkeys. A key that an agent holds asks
 * for nothing, and a page could ask for it; so nothing is signed before the beginning of the
 * content digest was typed here. Passphrases are asked for by {@code ssh-keygen}, here, never in a
 * page.
 */
final class DeskTerminal {
  private static final long PATIENCE_MINUTES = 5;

  private final Invocation invocation;
  private final LocalDate asOf;
  private @Nullable Waiting waiting;

  /** A signature that waits for its word. */
  private record Waiting(Person person, Signable prepared, CompletableFuture<String> signature) {}

  DeskTerminal(Invocation invocation, LocalDate asOf) {
    this.invocation = invocation;
    this.asOf = asOf;
  }

  /** Asks on the terminal, and waits for what is typed there. Called while a page waits. */
  String sign(Person person, Signable prepared) throws DeskSite.NotSignedException {
    if (!invocation.surroundings().terminals().contains("in")) {
      throw new DeskSite.NotSignedException(
          "Nothing was signed: a key can only be used at the terminal that the desk runs in, and"
              + " this desk has none.");
    }
    Waiting mine = new Waiting(person, prepared, new CompletableFuture<>());
    synchronized (this) {
      if (waiting != null) {
        throw new DeskSite.NotSignedException(
            "Nothing was signed: another signature is waiting in the terminal.");
      }
      waiting = mine;
    }
    ask(prepared);
    try {
      return mine.signature().orTimeout(PATIENCE_MINUTES, TimeUnit.MINUTES).join();
    } catch (CompletionException e) {
      String why =
          e.getCause() instanceof DeskSite.NotSignedException said
              ? String.valueOf(said.getMessage())
              : "Nothing was signed: nobody typed the word in the terminal.";
      throw new DeskSite.NotSignedException(why);
    } finally {
      forget(mine);
    }
  }

  private void ask(Signable prepared) {
    prepared.description().forEach(line -> invocation.warn(DiffView.plain(line)));
    invocation.warn(
        "To sign this, type the eight characters that the page shows beside the"
            + " button; anything else signs nothing:");
  }

  private synchronized void forget(Waiting mine) {
    if (mine.equals(waiting)) {
      waiting = null;
    }
  }

  /**
   * Takes a line that was typed.
   *
   * @return whether a signature waited for one
   */
  boolean typed(String line) {
    Waiting mine;
    synchronized (this) {
      mine = waiting;
      waiting = null;
    }
    if (mine == null) {
      return false;
    }
    try {
      if (!line.strip().equals(mine.prepared().shortDigest())) {
        throw new DeskSite.NotSignedException(
            "Nothing was signed: other characters were typed in the terminal.");
      }
      // On the thread that reads the terminal, so that no other one takes the passphrase.
      mine.signature().complete(signed(mine));
      invocation.say("Signed.");
    } catch (DeskSite.NotSignedException | IOException e) {
      invocation.warn("imprimatur: " + e.getMessage());
      mine.signature().completeExceptionally(e);
    }
    return true;
  }

  private String signed(Waiting mine) throws DeskSite.NotSignedException, IOException {
    SigningKeys keys =
        new SigningKeys(
            CommandLinePrompt.machine(invocation),
            new CommandLinePrompt(invocation),
            new SigningKeys.Options(null, List.of(mine.person()), asOf));
    try {
      SigningKeys.Key key = keys.find(mine.person());
      String why = keys.whyNot(key, mine.person());
      if (why != null) {
        throw new DeskSite.NotSignedException("Nothing was signed: " + why + ".");
      }
      byte[] bytes = mine.prepared().signedBytes();
      Signing signing =
          mine.prepared() instanceof Signable.OfRemark
              ? keys.signComment(key, mine.person(), bytes)
              : keys.sign(key, mine.person(), bytes);
      if (signing instanceof Signing.NotSigned not) {
        throw new DeskSite.NotSignedException(
            "Nothing was signed: " + not.reason() + ". " + not.hint());
      }
      return ((Signing.Signed) signing).armoured();
    } catch (NoKeyException e) {
      throw new DeskSite.NotSignedException("Nothing was signed: " + e.reason() + ".");
    }
  }

  /** Lets go of what still waits. */
  synchronized void close() {
    if (waiting != null) {
      waiting
          .signature()
          .completeExceptionally(
              new DeskSite.NotSignedException("Nothing was signed: the desk was closed."));
    }
  }
}
