package org.imprimatur.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.commons.cli.Options;
import org.imprimatur.publish.BuildProfile;
import org.imprimatur.review.PageKeys;
import org.jspecify.annotations.Nullable;

/**
 * What is to be built.
 *
 * @param profile what is published
 * @param desk the origin of pages on which reviewers sign; null for none
 * @param out where to; null for the content root's own output folder
 * @param allowWithheld whether a release is done where articles are withheld
 * @param asOf the day that counts as today
 * @param jobs how many articles are worked on at once
 * @param caches whether to take over what has not changed since the last build
 * @param timings whether to tell how long each part took
 * @param trust whose board counts
 */
record BuildOptions(
    BuildProfile profile,
    @Nullable String desk,
    @Nullable Path out,
    boolean allowWithheld,
    LocalDate asOf,
    int jobs,
    boolean caches,
    boolean timings,
    TrustOptions trust) {
  private static final String NO_CACHE = "no-cache";

  /** Adds the options of all commands that build. */
  static void add(Options options, BuildProfile preset) {
    boolean preview = preset == BuildProfile.PREVIEW;
    options.addOption(
        CommandLineReader.valued(
            "profile",
            "PROFILE",
            preview
                ? "preview (default): every article; release: approved ones"
                : "release (default): approved articles; preview: every article"));
    options.addOption(
        CommandLineReader.valued("out", "DIR", "the output folder (default: output in the root)"));
    options.addOption(
        CommandLineReader.flag(
            "allow-withheld", "exit with 0 although a release withholds articles"));
    options.addOption(
        CommandLineReader.flag(
            NO_CACHE, "do everything again, and leave nothing for later builds"));
    TrustOptions.add(options);
  }

  /** Adds those of {@code build} alone. */
  static void addOwn(Options options) {
    options.addOption(
        CommandLineReader.valued(
            "desk", "ORIGIN", "preview: also make pages for this address on which reviewers sign"));
    options.addOption(CommandLineReader.flag(StageTimes.OPTION, "print how long each part took"));
  }

  static BuildOptions read(GivenArguments words, BuildProfile preset) throws UsageException {
    String word = words.choice("profile", BuildProfile.words(), preset.word());
    return new BuildOptions(
        BuildProfile.of(word).orElse(preset),
        desk(words.value("desk"), word),
        words.path("out"),
        words.has("allow-withheld"),
        words.asOf(),
        words.jobs(),
        !words.has(NO_CACHE),
        words.has(StageTimes.OPTION),
        TrustOptions.read(words));
  }

  private static @Nullable String desk(@Nullable String origin, String profile)
      throws UsageException {
    if (origin != null && !PageKeys.isOrigin(origin)) {
      throw new UsageException(
          "--desk is the beginning of an address, such as https://review.example, not \""
              + origin
              + "\"",
          "Browsers use passkeys at https addresses only, and at http://imprimatur.localhost.");
    }
    if (origin != null && !profile.equals(BuildProfile.PREVIEW.word())) {
      throw new UsageException("--desk goes with the preview: readers sign nothing", null);
    }
    return origin;
  }
}
