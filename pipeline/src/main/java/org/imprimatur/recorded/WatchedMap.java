package org.imprimatur.recorded;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map of which it is written down what is looked up: who asks for one key depends on what it
 * leads to, who goes through the keys on which there are, who goes through all on all.
 *
 * @param <V> the values
 */
public final class WatchedMap<V> extends AbstractMap<String, V> {
  private static final String NONE = "none";
  private static final String KEYS = " keys";
  private static final String ALL = " all";

  private final String kind;
  private final Map<String, V> map;
  private final Function<V, String> text;
  private final Map<String, String> digests = new ConcurrentHashMap<>();
  private @Nullable String keys;
  private @Nullable String all;

  /**
   * Watches a map that does not change.
   *
   * @param kind of the questions
   * @param text the same for two values only if nothing that is made of them differs
   */
  public WatchedMap(String kind, Map<String, V> map, Function<V, String> text) {
    this.kind = kind;
    this.map = Collections.unmodifiableMap(map);
    this.text = text;
  }

  /** What a question of this map's kind is answered with; empty for one of another kind. */
  public Optional<String> answer(Asked question) {
    if (question.kind().equals(kind)) {
      return Optional.of(answer(question.about()));
    }
    if (question.kind().equals(kind + KEYS)) {
      return Optional.of(keysAnswer());
    }
    return question.kind().equals(kind + ALL) ? Optional.of(allAnswer()) : Optional.empty();
  }

  /** Records that what is made depends on all that the map holds. */
  public void noteAll() {
    Recording.note(kind + ALL, "", this::allAnswer);
  }

  private synchronized String allAnswer() {
    String known = all;
    if (known == null) {
      StringBuilder text = new StringBuilder();
      map.keySet().forEach(key -> text.append(key).append('\0').append(answer(key)).append('\0'));
      known = Recording.digest(text.toString());
      all = known;
    }
    return known;
  }

  private String answer(String key) {
    V value = map.get(key);
    return value == null
        ? NONE
        : digests.computeIfAbsent(key, k -> Recording.digest(text.apply(value)));
  }

  private synchronized String keysAnswer() {
    String known = keys;
    if (known == null) {
      known = Recording.digest(String.join("\0", map.keySet()));
      keys = known;
    }
    return known;
  }

  private void noted(@Nullable Object key) {
    String name = String.valueOf(key);
    Recording.note(kind, name, () -> answer(name));
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    noted(key);
    return map.get(key);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    noted(key);
    return map.containsKey(key);
  }

  @Override
  public int size() {
    Recording.note(kind + KEYS, "", this::keysAnswer);
    return map.size();
  }

  @Override
  public Set<String> keySet() {
    return new Keys();
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    noteAll();
    return map.entrySet();
  }

  private final class Keys extends AbstractSet<String> {
    @Override
    public boolean contains(@Nullable Object key) {
      return WatchedMap.this.containsKey(key);
    }

    @Override
    public Iterator<String> iterator() {
      Recording.note(kind + KEYS, "", WatchedMap.this::keysAnswer);
      return map.keySet().iterator();
    }

    @Override
    public int size() {
      return WatchedMap.this.size();
    }
  }
}
