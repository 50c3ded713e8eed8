package org.imprimatur.cli;

import java.nio.file.Path;
import java.util.List;
import org.imprimatur.model.Person;
import org.imprimatur.sign.SigningKeys;
import org.imprimatur.sign.SigningMachine;
import org.imprimatur.sign.SigningPrompt;

/** The keys of whoever uses the command line, and {@code --key FILE}. */
final class KeyOptions {
  private KeyOptions() {}

  static SigningKeys keys(Invocation invocation, List<Person> people) throws UsageException {
    String value = invocation.value("key");
    Path named = value == null ? null : invocation.path(value);
    return new SigningKeys(
        machine(invocation),
        prompt(invocation),
        new SigningKeys.Options(named, people, invocation.asOf()));
  }

  static SigningMachine machine(Invocation invocation) {
    Surroundings surroundings = invocation.surroundings();
    return new SigningMachine(surroundings.folder(), surroundings.environment());
  }

  static SigningPrompt prompt(Invocation invocation) {
    return new SigningPrompt() {
      @Override
      public void say(String sentence) {
        invocation.warn(sentence);
      }

      @Override
      public boolean canAsk() {
        return invocation.surroundings().terminals().contains("in");
      }
    };
  }
}
