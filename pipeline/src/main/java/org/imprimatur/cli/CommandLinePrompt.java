package org.imprimatur.cli;

import java.util.List;
import org.imprimatur.model.Person;
import org.imprimatur.sign.SigningKeys;
import org.imprimatur.sign.SigningMachine;
import org.imprimatur.sign.SigningPrompt;

/** Speaks to people on the command line while a key is made or used. */
final class CommandLinePrompt implements SigningPrompt {
  private final Invocation invocation;

  CommandLinePrompt(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The keys of whoever uses the command line. */
  static SigningKeys keys(Invocation invocation, ReviewOptions options, List<Person> people) {
    return new SigningKeys(
        machine(invocation),
        new CommandLinePrompt(invocation),
        new SigningKeys.Options(options.signer().key(), people, options.asOf()));
  }

  static SigningMachine machine(Invocation invocation) {
    Surroundings surroundings = invocation.surroundings();
    return new SigningMachine(surroundings.folder(), surroundings.environment());
  }

  @Override
  public void say(String sentence) {
    invocation.warn(sentence);
  }

  @Override
  public boolean canAsk() {
    return invocation.surroundings().terminals().contains("in");
  }
}
