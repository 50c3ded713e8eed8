package org.imprimatur.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What some work asked, and what it was told. Whoever answers questions {@linkplain #note notes}
 * them; they are written down in the recording that is {@linkplain #during under way} on the same
 * thread, if there is one. A recording may be continued on other threads.
 */
public final class Recording {
  /** The answer where a question was answered in two ways: no later answer is the same. */
  private static final String CHANGED = "changed meanwhile: ";

  private static final ThreadLocal<@Nullable Recording> UNDER_WAY = new ThreadLocal<>();

  private final Map<Asked, String> answers = new HashMap<>();

  /** Does some work, of which this records what it asks. */
  public <R> R during(Supplier<R> work) {
    Recording outer = UNDER_WAY.get();
    UNDER_WAY.set(this);
    try {
      return work.get();
    } finally {
      UNDER_WAY.set(outer);
    }
  }

  /**
   * Writes a question down, if the thread's work is recorded.
   *
   * @param kind what is asked
   * @param about of what
   * @param answer a text that is the same whenever the answer is; asked for only when needed
   */
  public static void note(String kind, String about, Supplier<String> answer) {
    Recording recording = UNDER_WAY.get();
    if (recording != null) {
      recording.add(new Asked(kind, about), answer.get());
    }
  }

  /** Writes a question down. */
  public synchronized void add(Asked question, String answer) {
    answers.merge(question, answer, (a, b) -> a.equals(b) ? a : CHANGED + a + " " + b);
  }

  /** The answer to a question that was asked; null where it was not. */
  public synchronized @Nullable String answer(Asked question) {
    return answers.get(question);
  }

  /** Each question with its answer. */
  public synchronized SortedMap<Asked, String> answers() {
    return new TreeMap<>(answers);
  }

  /** The same in no order. */
  public synchronized Map<Asked, String> unsorted() {
    return new HashMap<>(answers);
  }

  /** A digest of all questions and answers. */
  public String digest() {
    return digestOf(answers());
  }

  /** A digest of questions and answers. */
  public static String digestOf(SortedMap<Asked, String> answers) {
    StringBuilder all = new StringBuilder();
    for (Map.Entry<Asked, String> each : answers.entrySet()) {
      for (String part :
          new String[] {each.getKey().kind(), each.getKey().about(), each.getValue()}) {
        all.append(part.length()).append(':').append(part);
      }
    }
    return digest(all.toString());
  }

  /** SHA-256 of a text, in Base64. */
  public static String digest(String text) {
    return digest(text.getBytes(UTF_8));
  }

  /** A digest of bytes, as {@link #digest(String)}. */
  public static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
