package org.imprimatur.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.check.Rules;
import org.imprimatur.config.ConfigurationReader;
import org.imprimatur.model.Configuration;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.History;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.Trust;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * What ledgers are measured by: the revision that {@code --trust} names, with its board and policy;
 * else the last commit, whose events must still be there; outside git, nothing. Safe to share
 * between threads.
 */
final class Footing {
  private static final int LONGEST = 64 * 1024 * 1024;

  private final @Nullable History history;
  private final History.@Nullable Revision base;
  private final boolean independent;
  private final Configuration configuration;
  private final Set<String> ledgers;

  private Footing(
      @Nullable History history,
      History.@Nullable Revision base,
      boolean independent,
      Configuration configuration,
      Set<String> ledgers) {
    this.history = history;
    this.base = base;
    this.independent = independent;
    this.configuration = configuration;
    this.ledgers = ledgers;
  }

  /**
   * Finds it.
   *
   * @param present what {@code imprimatur.yaml} says today
   * @throws UnusableException when the named revision cannot be read or holds no usable board
   */
  static Footing of(ContentRoot root, Configuration present, Trusting trusting) throws IOException {
    String name = trusting.revision();
    History history = open(root, name);
    if (history == null) {
      return new Footing(null, null, false, present, Set.of());
    }
    History.Revision base = name == null ? history.head().orElse(null) : named(history, name);
    if (base == null) {
      return new Footing(history, null, false, present, Set.of());
    }
    Set<String> ledgers =
        new LinkedHashSet<>(history.files(base, "articles", Proofs.LEDGER_ENDING));
    if (name == null) {
      return new Footing(history, base, false, present, ledgers);
    }
    Configuration trusted = trusted(history, base, name, trusting.bootstrap());
    boolean hasBoard =
        trusted != null && trusted.people().stream().anyMatch(person -> !person.keys().isEmpty());
    if (trusted == null || (trusting.bootstrap() && !hasBoard)) {
      return new Footing(history, base, false, present, ledgers);
    }
    Configuration both = new Configuration(present.site(), trusted.people(), trusted.policy());
    return new Footing(history, base, true, both, ledgers);
  }

  private static @Nullable History open(ContentRoot root, @Nullable String name)
      throws IOException {
    try {
      History history = History.of(root).orElse(null);
      if (history == null && name != null) {
        throw new UnusableException(
            "--trust " + name + " needs a git repository, and this content root lies in none", "");
      }
      return history;
    } catch (UnusableException e) {
      throw e;
    } catch (IOException e) {
      throw new UnusableException(
          "the git repository of this content root cannot be read: " + e.getMessage(), "");
    }
  }

  private static History.Revision named(History history, String name) throws UnusableException {
    return history
        .revision(name)
        .orElseThrow(
            () ->
                new UnusableException(
                    "--trust "
                        + name
                        + " names no revision that can be read here; the whole history is needed"
                        + " (in CI: fetch-depth 0)",
                    ""));
  }

  private static @Nullable Configuration trusted(
      History history, History.Revision base, String name, boolean bootstrap) throws IOException {
    Optional<byte[]> bytes = history.bytes(base, ContentRoot.MARK, LONGEST);
    if (bytes.isEmpty()) {
      if (bootstrap) {
        return null;
      }
      throw new UnusableException(
          "the revision "
              + name
              + " holds no "
              + ContentRoot.MARK
              + ", so there is no board to trust; for the first one, add --trust-bootstrap",
          "");
    }
    Source source = Source.of(ContentRoot.MARK, new String(bytes.get(), UTF_8));
    Configuration configuration = ConfigurationReader.read(source, Rules.all()).configuration();
    if (configuration == null) {
      throw new UnusableException(
          "the " + ContentRoot.MARK + " of the revision " + name + " cannot be used", "");
    }
    return configuration;
  }

  /** Site, with the board and the policy that count. */
  Configuration configuration() {
    return configuration;
  }

  /** Whether board and policy come from a revision that was named. */
  boolean isIndependent() {
    return independent;
  }

  /** The repository, where there is one. */
  Optional<History> history() {
    return Optional.ofNullable(history);
  }

  /** The ledgers of the revision. */
  Set<String> ledgers() {
    return ledgers;
  }

  /** What must still be in a ledger, or in one of those that it was moved from. */
  Trust trust(Ledger ledger, String path) {
    Set<String> paths = new LinkedHashSet<>(List.of(path));
    ledger.entries().forEach(entry -> paths.add(Proofs.ledgerPath(entry.event().article())));
    Set<String> required = new LinkedHashSet<>();
    paths.forEach(each -> required.addAll(events(each)));
    return new Trust(required, independent);
  }

  /** The events of a ledger of the revision; none where it has none. */
  Set<String> events(String path) {
    if (!ledgers.contains(path)) {
      return Set.of();
    }
    return bytes(path).map(bytes -> Ledger.read(bytes, path).digests()).orElse(Set.of());
  }

  /** A file of the revision. */
  Optional<byte[]> bytes(String path) {
    if (history == null || base == null) {
      return Optional.empty();
    }
    try {
      return history.bytes(base, path, LONGEST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
