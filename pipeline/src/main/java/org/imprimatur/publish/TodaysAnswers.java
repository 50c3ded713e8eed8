package org.imprimatur.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.imprimatur.recorded.Asked;

/**
 * What recorded questions are answered with today: each is put to those who can answer it, once.
 * Safe to share between threads.
 */
final class TodaysAnswers {
  private static final String NOBODY = "nobody answers this";

  private final List<Function<Asked, Optional<String>>> sources;
  private final Map<Asked, String> known;

  /** Whose answers count: the first who knows. */
  TodaysAnswers(List<Function<Asked, Optional<String>>> sources) {
    this(sources, new ConcurrentHashMap<>());
  }

  private TodaysAnswers(List<Function<Asked, Optional<String>>> sources, Map<Asked, String> known) {
    this.sources = List.copyOf(sources);
    this.known = known;
  }

  /** The same with more who answer; what is known is. */
  TodaysAnswers with(List<Function<Asked, Optional<String>>> more) {
    List<Function<Asked, Optional<String>>> all = new ArrayList<>(sources);
    all.addAll(more);
    return new TodaysAnswers(all, known);
  }

  /** Whether a question is answered as it was. */
  boolean isSame(CachedArticle.Answer answer) {
    return answer(answer.asked()).equals(answer.answer());
  }

  /** What a question is answered with. */
  String answer(Asked asked) {
    return known.computeIfAbsent(asked, this::found);
  }

  private String found(Asked asked) {
    for (Function<Asked, Optional<String>> source : sources) {
      Optional<String> answer = source.apply(asked);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return NOBODY;
  }
}
