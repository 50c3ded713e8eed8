package org.imprimatur.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.imprimatur.examine.ApprovalErrors;
import org.imprimatur.examine.Check;
import org.imprimatur.examine.ExaminedArticle;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.report.CheckReport;
import org.imprimatur.run.Progress;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Selection;
import org.imprimatur.run.Settings;

/** Where reviews stand, and what keeps articles from being approved. */
public final class StandingDesk {
  private final RunContext desk;

  StandingDesk(RunContext desk) {
    this.desk = desk;
  }

  /**
   * Where the review of an article stands.
   *
   * @param article its id
   * @param title its title
   * @param declared what its front matter says
   * @param proof what its ledger proves
   * @param findings what is wrong with the review
   * @param hasLedger whether a ledger was judged
   * @param errors rules to the number of findings for which an approval would be refused
   */
  public record Standing(
      String article,
      String title,
      Status declared,
      Proof proof,
      List<Finding> findings,
      boolean hasLedger,
      Map<String, Integer> errors) {
    /** Copies the findings. */
    public Standing {
      findings = List.copyOf(findings);
      errors = Collections.unmodifiableMap(new TreeMap<>(errors));
    }
  }

  /**
   * Where the reviews of articles stand, by id.
   *
   * @param ids of which articles; empty for all
   * @throws RefusedException when there is no article of an id
   */
  public List<Standing> of(List<String> ids) throws RefusedException, IOException {
    Set<String> paths =
        ReviewDesk.files(desk.workspace().content(), ids).stream()
            .map(ArticleFile::path)
            .collect(Collectors.toSet());
    Map<Standing, Set<String>> cited = new LinkedHashMap<>();
    CheckReport report =
        checked(
            ids.isEmpty() ? Selection.ALL : Selection.of(paths),
            true,
            examined -> {
              CheckedArticle article = examined.article();
              Proofs.Proved proved = examined.proved();
              if (article != null && proved != null) {
                cited.put(standing(article, proved), examined.cited());
              }
            });
    ApprovalErrors errors = errors(report);
    List<Standing> out = new ArrayList<>();
    cited.forEach(
        (standing, keys) ->
            out.add(
                new Standing(
                    standing.article(),
                    standing.title(),
                    standing.declared(),
                    standing.proof(),
                    standing.findings(),
                    standing.hasLedger(),
                    errors.rulesOf(new ArticleId(standing.article()).path(), keys))));
    return out;
  }

  /** Whether an article is withdrawn; false where it cannot be read. */
  public boolean isWithdrawn(ArticleId id) throws RefusedException, IOException {
    return of(List.of(id.value())).stream()
        .anyMatch(standing -> standing.proof().marks().withdrawn() != null);
  }

  private static Standing standing(CheckedArticle article, Proofs.Proved proved) {
    FrontMatter front = article.article().frontMatter();
    return new Standing(
        article.id().value(),
        front.title(),
        front.status(),
        proved.proof(),
        proved.findings().stream().sorted().toList(),
        proved.outcome() != null,
        Map.of());
  }

  /** The check of articles, with each of them. */
  CheckReport checked(Selection selection, boolean digests, Consumer<ExaminedArticle> watcher)
      throws IOException {
    Settings quiet = new Settings(desk.settings().asOf(), desk.settings().jobs(), Progress.NONE);
    RunContext unheard =
        new RunContext(desk.workspace(), quiet, desk.shelves(), desk.articles(), desk.proofs());
    Check.Result result = new Check(unheard, digests).run(selection, watcher);
    if (!result.failures().isEmpty()) {
      throw new IllegalStateException(result.failures().get(0).cause());
    }
    return result.report();
  }

  private ApprovalErrors errors(CheckReport report) {
    return new ApprovalErrors(
        report.findings(), desk.shelves(), desk.workspace().configuration().policy().levels());
  }

  /** What the check would call errors, were the article approved. Its review is not looked at. */
  List<Finding> errorsOnceApproved(ArticleOnDisk read) throws IOException {
    Set<String> cited = new HashSet<>();
    // It is read once more to be checked.
    desk.articles().keep(read.read());
    CheckReport report =
        checked(
            Selection.of(Set.of(read.path())), false, examined -> cited.addAll(examined.cited()));
    return errors(report).of(read.path(), cited);
  }
}
