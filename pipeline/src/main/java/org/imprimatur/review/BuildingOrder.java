package org.imprimatur.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * The order of signed lines that name those they build on: each stands behind all that it names.
 *
 * @param digest by which a line is named
 * @param previous the digests that a line names
 * @param among decides between lines that nothing else orders
 */
record BuildingOrder<T>(
    Function<T, String> digest, Function<T, List<String>> previous, Comparator<T> among) {

  /**
   * Puts lines in order; those that name each other in a circle, which no digests do, are left out.
   */
  List<T> of(Collection<T> lines) {
    Map<String, Integer> waitsFor = new HashMap<>();
    lines.forEach(line -> waitsFor.put(digest.apply(line), 0));
    Map<String, List<T>> then = new HashMap<>();
    PriorityQueue<T> ready = new PriorityQueue<>(among);
    for (T line : lines) {
      int count = 0;
      for (String before : previous.apply(line)) {
        if (waitsFor.containsKey(before)) {
          then.computeIfAbsent(before, key -> new ArrayList<>()).add(line);
          count++;
        }
      }
      waitsFor.put(digest.apply(line), count);
      if (count == 0) {
        ready.add(line);
      }
    }
    List<T> out = new ArrayList<>();
    while (!ready.isEmpty()) {
      T next = ready.remove();
      out.add(next);
      for (T later : then.getOrDefault(digest.apply(next), List.of())) {
        if (waitsFor.merge(digest.apply(later), -1, Integer::sum) == 0) {
          ready.add(later);
        }
      }
    }
    return out;
  }
}
