package org.imprimatur.publish;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a build publishes. */
public enum BuildProfile {
  /** Every readable article, with its true status. */
  PREVIEW,
  /** What is proved approved. */
  RELEASE;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As it stands behind {@code --profile}. */
  public String word() {
    return word;
  }

  /** The profile that a word names, if it names one. */
  public static Optional<BuildProfile> of(String word) {
    return Arrays.stream(values()).filter(profile -> profile.word.equals(word)).findFirst();
  }

  /** All words, in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(BuildProfile::word).toList();
  }
}
