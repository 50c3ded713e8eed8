package org.imprimatur.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.commons.cli.Options;
import org.imprimatur.cluster.ClusterAccess;
import org.imprimatur.cluster.ClusterAddress;
import org.imprimatur.cluster.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * {@code --engine URL}, and how it is reached.
 *
 * @param url where the engine answers
 * @param plain whether http is meant where it stands
 * @param authority a file with the certificate of whoever vouches for the engine; null for none
 */
record EngineOptions(String url, boolean plain, @Nullable Path authority) {
  private static final String ENGINE = "engine";
  private static final String CA = "ca";
  private static final String PLAIN = "plain-http";
  private static final int LONGEST = 1 << 20;

  /** Adds the options; {@code what} says what the address is. */
  static void add(Options options, String what) {
    options.addOption(CommandLineReader.valued(ENGINE, "URL", what));
    options.addOption(
        CommandLineReader.valued(
            CA, "FILE", "with --engine: the certificate of the authority that vouches for it"));
    options.addOption(
        CommandLineReader.flag(
            PLAIN,
            "with --engine: allow http:// to another machine, although others can read what is"
                + " sent"));
  }

  /** Reads them; null where no engine is named. */
  static @Nullable EngineOptions read(GivenArguments words) throws UsageException {
    String url = words.value(ENGINE);
    if (url == null) {
      if (words.has(CA) || words.has(PLAIN)) {
        throw new UsageException("--ca and --plain-http go with --engine URL", null);
      }
      return null;
    }
    return new EngineOptions(url, words.has(PLAIN), words.path(CA));
  }

  /** All that a request needs; user and password come from the environment, else from netrc. */
  ClusterAccess access(Invocation invocation) throws UsageException, IOException {
    ClusterAddress address = ClusterAddress.of(url, plain);
    Surroundings surroundings = invocation.surroundings();
    String netrc = netrc(surroundings);
    Credentials credentials =
        Credentials.of(surroundings.environment(), netrc, address.base().getHost());
    return new ClusterAccess(address, credentials, certificate(), Thread::sleep);
  }

  private @Nullable String certificate() throws UsageException, IOException {
    Path file = authority;
    if (file == null) {
      return null;
    }
    try {
      if (Files.size(file) > LONGEST) {
        throw new UsageException(file + " is too long for a certificate", null);
      }
      return Files.readString(file);
    } catch (NoSuchFileException | CharacterCodingException e) {
      throw new UsageException(
          "there is no certificate in PEM in " + file, "Name one with --ca FILE.");
    }
  }

  private static String netrc(Surroundings surroundings) throws IOException {
    String named = surroundings.variable("NETRC");
    String home = surroundings.variable("HOME");
    if (named.isEmpty() && home.isEmpty()) {
      return "";
    }
    Path file = named.isEmpty() ? Path.of(home, ".netrc") : Path.of(named);
    if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
      return "";
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not UTF-8", e);
    }
  }
}
