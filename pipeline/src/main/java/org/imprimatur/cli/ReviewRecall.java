package org.imprimatur.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.imprimatur.desk.RecallDesk;
import org.imprimatur.desk.ReviewDesk;
import org.imprimatur.finding.Counted;
import org.imprimatur.finding.Nearest;
import org.imprimatur.model.ArticleId;
import org.imprimatur.report.DiffView;
import org.imprimatur.review.Action;
import org.imprimatur.run.RefusedException;
import org.imprimatur.search.Mentioned;

/**
 * {@code review withdraw|flag}: of articles by their ids, or of all that cite a work or mention
 * words. Whoever withdraws an article says of each of its versions for other readers what becomes
 * of it.
 */
final class ReviewRecall {
  private static final int LONGEST_QUOTE = 90;

  private final Invocation invocation;
  private final ReviewOptions options;
  private final Action action;
  private final ReviewDesk desk;
  private final RecallDesk recalls;
  private final ReviewStep step;

  ReviewRecall(Invocation invocation, ReviewOptions options, ReviewDesk desk, ReviewStep step) {
    this.invocation = invocation;
    this.options = options;
    this.action = Action.of(options.word()).orElseThrow();
    this.desk = desk;
    this.recalls = desk.recalls();
    this.step = step;
  }

  int run() throws UsageException, RefusedException, IOException {
    ReviewOptions.Recall recall = options.recall();
    if (recall.citing() != null && recall.mentioning() != null) {
      throw new UsageException("give --citing or --mentioning, not both", null);
    }
    if (!recall.looksFor() && options.ids().isEmpty()) {
      throw new UsageException(
          "review " + options.word() + " needs the ids of articles, or what they cite or mention",
          "Write: imprimatur review "
              + options.word()
              + " <id>..., or --citing KEY, or --mentioning WORDS");
    }
    Map<String, String> articles = new LinkedHashMap<>();
    List<String> shown = recall.looksFor() ? found(articles) : List.of();
    options.ids().forEach(id -> articles.putIfAbsent(id, ""));
    List<String> keep = new ArrayList<>(recall.keep());
    boolean decided = action != Action.WITHDRAW || variants(articles, keep);
    keep.forEach(articles::remove);
    if (!decided) {
      invocation.warn("imprimatur: nothing was signed");
      return Exit.FINDINGS;
    }
    if (articles.isEmpty()) {
      shown.forEach(invocation::warn);
      invocation.warn("imprimatur: nothing was signed");
      return Exit.FINDINGS;
    }
    return step.run(action, articles, shown);
  }

  /** Looks for articles; what was found, for people, line by line. */
  private List<String> found(Map<String, String> articles) throws UsageException, IOException {
    RecallDesk.Found found;
    String what;
    String key = options.recall().citing();
    if (key != null) {
      if (!recalls.works().contains(key)) {
        throw new UsageException(
            "there is no reference \"" + key + "\"",
            Nearest.question(key, recalls.works())
                .orElse("The keys are in references/, after \"id:\"."));
      }
      found = recalls.citing(key);
      what = "cite " + key;
    } else {
      Mentioned words = mentioned(String.valueOf(options.recall().mentioning()));
      found = recalls.mentioning(words);
      what = "mention " + String.join(", ", words.names());
    }
    for (String path : found.unread()) {
      invocation.warn(path + " cannot be read as an article: look at it yourself.");
    }
    return listed(found.touched(), what, articles);
  }

  private Mentioned mentioned(String words) throws UsageException {
    try {
      return recalls.named(words);
    } catch (IllegalArgumentException e) {
      throw new UsageException("\"" + words + "\" has no words to look for", null);
    }
  }

  private List<String> listed(
      List<RecallDesk.Touched> touched, String what, Map<String, String> articles)
      throws UsageException {
    List<String> ids = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (RecallDesk.Touched each : touched) {
      String id = each.id().value();
      ids.add(id);
      boolean done = action == Action.WITHDRAW && each.isWithdrawn();
      String state =
          options.recall().keep().contains(id)
              ? "stays"
              : done ? "withdrawn already" : each.proved().word().replace('-', ' ');
      lines.add(id + ", \"" + each.title() + "\": " + state);
      lines.add(
          "    "
              + (each.isEarlier() ? "in an earlier edition, " : "")
              + each.place()
              + ": "
              + cut(each.words()));
      if (!done) {
        String work = each.work();
        articles.put(id, work == null || action != Action.FLAG ? "" : work);
      }
    }
    if (lines.isEmpty()) {
      invocation.warn("imprimatur: no articles " + what);
    } else {
      int count = touched.size();
      String verb = count == 1 ? what.replaceFirst("^(cite|mention) ", "$1s ") : what;
      lines.add(0, Counted.of(count, "article") + " " + verb + ":");
    }
    kept(ids);
    return lines;
  }

  /** Each article that is to be kept was found, or is a version of one that was. */
  private void kept(List<String> found) throws UsageException {
    for (String id : options.recall().keep()) {
      boolean known =
          found.stream().anyMatch(each -> base(each).equals(base(id)))
              || options.ids().stream().anyMatch(each -> base(each).equals(base(id)));
      if (!known) {
        throw new UsageException(
            "\"" + id + "\" is not among the articles that were found",
            Nearest.question(id, found).orElse(null));
      }
    }
  }

  private static ArticleId base(String id) {
    return new ArticleId(id).base();
  }

  private static String cut(String words) {
    String one = DiffView.plain(words.replaceAll("\\s+", " ").strip());
    return one.length() <= LONGEST_QUOTE ? one : one.substring(0, LONGEST_QUOTE) + "\u2026";
  }

  /**
   * Says of each version for other readers whether it is withdrawn, too.
   *
   * @return whether that is known of all
   */
  private boolean variants(Map<String, String> articles, List<String> keep)
      throws UsageException, RefusedException, IOException {
    List<ArticleId> withdrawn =
        articles.keySet().stream().filter(id -> !keep.contains(id)).map(ArticleId::new).toList();
    List<String> open = new ArrayList<>();
    for (ArticleId variant : recalls.variants(withdrawn)) {
      String id = variant.value();
      if (!articles.containsKey(id)
          && !keep.contains(id)
          && !desk.standings().isWithdrawn(variant)) {
        open.add(id);
      }
    }
    if (!open.isEmpty() && !step.isAsked()) {
      throw new UsageException(
          String.join(", ", new TreeSet<>(open))
              + (open.size() == 1 ? " is a version" : " are versions")
              + " of what is withdrawn, for other readers, and would stay published",
          "Withdraw it by its id as well, or say that it stays: --keep " + open.get(0));
    }
    for (String id : open) {
      invocation.warn(
          "\""
              + id
              + "\" is a version for other readers. Type withdraw to take it back as well, or"
              + " keep to let it stay:");
      switch (invocation.typed().strip().toLowerCase(Locale.ROOT)) {
        case "withdraw" -> articles.put(id, "");
        case "keep" -> keep.add(id);
        default -> {
          return false;
        }
      }
    }
    return true;
  }
}
