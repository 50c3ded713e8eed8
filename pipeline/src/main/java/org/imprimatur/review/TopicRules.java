package org.imprimatur.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.imprimatur.model.Policy;

/**
 * What the policy asks of an article by its topics. Whoever writes the article writes its topics,
 * so those that it has at the revision that is trusted hold, too: of all, what is stricter counts.
 *
 * @param policy the policy
 * @param topics the article's topics now, and those that it had
 */
record TopicRules(Policy policy, List<List<String>> topics) {

  static TopicRules of(Policy policy, ReviewedArticle subject, Trust trust) {
    List<List<String>> all = new ArrayList<>(trust.topics());
    all.add(subject.article().frontMatter().topics());
    return new TopicRules(policy, all);
  }

  /** How many approvals are needed. */
  int approvals() {
    return topics.stream().mapToInt(policy::approvalsFor).max().orElse(1);
  }

  /** The day until which a review of a day lasts. */
  LocalDate dueFrom(LocalDate reviewed) {
    return topics.stream()
        .map(each -> reviewed.plus(policy.intervalFor(each, reviewed)))
        .min(Comparator.naturalOrder())
        .orElse(reviewed);
  }

  /** The topics in which a person has a conflict of interest; mostly none. */
  List<String> conflictsOf(String person) {
    TreeSet<String> out = new TreeSet<>();
    topics.forEach(each -> out.addAll(policy.conflictsOf(person, each)));
    return List.copyOf(out);
  }
}
