package org.imprimatur.publish;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.examine.Examiner;
import org.imprimatur.jats.Jats;
import org.imprimatur.jats.JatsArticle;
import org.imprimatur.jats.JatsNotice;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Proof;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.review.Action;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.ReviewProof;
import org.imprimatur.run.CorpusFiles;
import org.imprimatur.run.Failure;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.jspecify.annotations.Nullable;

/** Articles as JATS documents: of each what the site of the same profile would show of it. */
public final class JatsExport {
  private final RunContext desk;
  private final Examiner examiner;
  private final ArticlePlanning plans;
  private final Map<String, ArticleSummary> published = new HashMap<>();

  private JatsExport(RunContext desk, Publishing publishing, List<ArticleSummary> catalogue) {
    CorpusFiles corpus =
        CorpusFiles.of(desk.workspace().content(), desk.workspace().listing().files());
    this.desk = desk;
    this.examiner = new Examiner(desk, corpus, Examiner.For.PAGES);
    this.plans = new ArticlePlanning(desk, publishing);
    catalogue.forEach(each -> published.put(each.id().value(), each));
  }

  /**
   * Reads what a document may need of every article.
   *
   * @throws org.imprimatur.run.UnusableException when the policy cannot be used
   */
  public static JatsExport open(Workspace workspace, Settings settings, BuildProfile profile)
      throws IOException {
    RunContext desk = RunContext.open(workspace, settings);
    Publishing publishing = new Publishing(desk, profile);
    EarlierBuild nothing = new EarlierBuild(null, "");
    Catalogue catalogue =
        new Catalogue.Reader(desk, publishing, nothing, new TodaysAnswers(List.of()))
            .read(workspace.listing().files());
    return new JatsExport(desk, publishing, catalogue.published());
  }

  /** What became of an article. */
  public enum Kind {
    /** It is written as it stands today. */
    TODAY,
    /** It is written as it was last approved, since it was edited. */
    EARLIER,
    /** A notice says that it was withdrawn. */
    WITHDRAWN,
    /** Nothing is written: it is not approved, or not shown at present. */
    WITHHELD
  }

  /**
   * An article that was asked for.
   *
   * @param kind what became of it
   * @param status the proved status of what is written, in a word; empty where nothing is
   * @param document null where nothing is written
   * @param failure a defect of the program that kept it from being read; else null
   */
  public record Exported(
      Kind kind, String status, Jats.@Nullable Written document, @Nullable Failure failure) {}

  /** Writes an article as far as it may be published. */
  public Exported article(ArticleFile file) {
    PlannedArticle planned = plans.of(file, examiner.examine(file)).article();
    CheckedArticle shown = planned.published();
    if (shown != null) {
      CheckedArticle signed = shown.asSigned();
      Kind kind = planned.plan().kind() == Publishing.Kind.EARLIER ? Kind.EARLIER : Kind.TODAY;
      String status = signed.proof().proved().word();
      return new Exported(kind, status, Jats.write(subject(signed, planned.ledger())), null);
    }
    ReviewProof.Taken taken = planned.plan().taken();
    if (planned.plan().kind() == Publishing.Kind.TOMBSTONE && taken != null) {
      byte[] notice = Jats.withdrawal(notice(planned, taken));
      return new Exported(Kind.WITHDRAWN, "withdrawn", new Jats.Written(notice, Map.of()), null);
    }
    return new Exported(Kind.WITHHELD, "", null, planned.examined().failure());
  }

  private JatsArticle subject(CheckedArticle shown, @Nullable Ledger ledger) {
    return new JatsArticle(
        shown,
        configuration(),
        desk.workspace().theme().words(),
        steps(shown.proof(), ledger),
        shown.article().frontMatter().related().stream()
            .map(published::get)
            .filter(Objects::nonNull)
            .toList(),
        published);
  }

  private Configuration configuration() {
    return desk.workspace().configuration();
  }

  /** When it was handed in and begun with, and the approvals that count. */
  private static List<JatsArticle.Step> steps(Proof proof, @Nullable Ledger ledger) {
    List<JatsArticle.Step> out = new ArrayList<>();
    if (ledger != null) {
      for (Ledger.Entry entry : ledger.entries()) {
        Action action = entry.event().action();
        if (action == Action.SUBMIT || action == Action.START) {
          out.add(
              new JatsArticle.Step(
                  action.word(),
                  day(entry.event().at()),
                  entry.event().name(),
                  entry.event().role(),
                  entry.event().meaning()));
        }
      }
    }
    for (Proof.Approval approval : proof.approvals()) {
      out.add(
          new JatsArticle.Step(
              Action.APPROVE.word(),
              day(approval.at()),
              approval.name(),
              approval.role(),
              approval.meaning()));
    }
    out.sort(Comparator.comparing(JatsArticle.Step::date)); // stable: a day's keep their order
    return out;
  }

  private static LocalDate day(String at) {
    return LocalDate.parse(at.substring(0, 10));
  }

  private JatsNotice notice(PlannedArticle planned, ReviewProof.Taken taken) {
    CheckedArticle today = planned.examined().article();
    boolean isNamed = planned.plan().isTitleProved() && today != null;
    String title = isNamed && today != null ? today.article().frontMatter().title() : planned.id();
    return new JatsNotice(
        new ArticleId(planned.id()),
        configuration(),
        desk.workspace().theme().words(),
        title,
        day(taken.at()));
  }
}
