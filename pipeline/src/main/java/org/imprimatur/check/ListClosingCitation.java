package org.imprimatur.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.model.Block;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Inline;
import org.imprimatur.model.NumberedReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds the citation that closes a list, for the hint of {@code claim/uncited}: only where it
 * stands in the last item, is the only work that the list cites, and resolves. Asked in source
 * order, it goes once over the lists.
 */
final class ListClosingCitation {
  private final RuleInput input;
  private final Map<String, Integer> works = new HashMap<>();
  private final IdentityHashMap<Block.ListBlock, Optional<Citation>> closing =
      new IdentityHashMap<>();
  private final Deque<Block.ListBlock> open = new ArrayDeque<>();
  private int next;

  ListClosingCitation(RuleInput input) {
    this.input = input;
    for (NumberedReference reference : input.checked().references()) {
      reference.keys().forEach(key -> works.put(key, reference.number()));
    }
  }

  /**
   * The key that closes the innermost list around a claim, behind it; null where the hint would
   * mislead.
   *
   * @param claim not before any claim asked for earlier
   */
  @Nullable String keyFor(Claim claim) {
    Block.ListBlock list = innermost(claim.statement().span().start());
    if (list == null || list.items().size() < 2) {
      return null;
    }
    return closing
        .computeIfAbsent(list, this::find)
        .filter(citation -> citation.span().start() >= claim.statement().span().end())
        .map(Citation::key)
        .orElse(null);
  }

  private Block.@Nullable ListBlock innermost(int offset) {
    List<Block.ListBlock> lists = input.contents().lists();
    while (next < lists.size() && lists.get(next).span().start() <= offset) {
      close(lists.get(next).span().start());
      open.push(lists.get(next++));
    }
    close(offset);
    return open.peek();
  }

  private void close(int offset) {
    while (!open.isEmpty() && open.peek().span().end() <= offset) {
      open.pop();
    }
  }

  private Optional<Citation> find(Block.ListBlock list) {
    Block.Item last = list.items().get(list.items().size() - 1);
    List<Inline.Cite> cites = input.contents().cites();
    Set<Object> cited = new HashSet<>();
    Citation found = null;
    for (int i = firstFrom(cites, list.span().start());
        i < cites.size() && cites.get(i).span().start() < list.span().end();
        i++) {
      for (Citation citation : cites.get(i).citations()) {
        Integer work = works.get(citation.key());
        cited.add(work == null ? citation.key() : work);
        found = citation;
        if (!input.resolves(citation.key())) {
          return Optional.empty();
        }
      }
    }
    return Optional.ofNullable(found)
        .filter(citation -> cited.size() == 1 && last.span().contains(citation.span()));
  }

  private static int firstFrom(List<Inline.Cite> cites, int offset) {
    int low = 0;
    int high = cites.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cites.get(middle).span().start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
