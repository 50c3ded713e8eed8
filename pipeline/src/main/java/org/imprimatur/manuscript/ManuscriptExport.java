package org.imprimatur.manuscript;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.claim.Citations;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Person;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.review.CommentPlace;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.run.Refusal;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.imprimatur.word.ExportedArticle;
import org.imprimatur.word.Manuscript;
import org.imprimatur.word.WordBlock;
import org.imprimatur.word.WordBlock.Style;
import org.imprimatur.word.WordDocument;
import org.imprimatur.word.WordRun;
import org.imprimatur.word.WordRun.Face;
import org.imprimatur.word.WordWriter;
import org.imprimatur.wording.Wording;

/** Articles as Word files that reviewers read and comment on. */
public final class ManuscriptExport {
  private final RunContext run;
  private final Wording words;

  private ManuscriptExport(RunContext run) {
    this.run = run;
    this.words = run.workspace().theme().words();
  }

  /**
   * Opens a content root.
   *
   * @throws IOException when its policy cannot be used
   */
  public static ManuscriptExport open(Workspace workspace, Settings settings) throws IOException {
    return new ManuscriptExport(RunContext.open(workspace, settings));
  }

  /**
   * An article as a Word file; the same article gives the same bytes.
   *
   * @throws RefusedException when there is no article of the id
   */
  public byte[] docx(String id) throws RefusedException {
    return WordWriter.write(manuscript(read(id)));
  }

  private ReadArticle read(String id) throws RefusedException {
    List<String> known = run.workspace().listing().files().stream().map(ArticleFile::id).toList();
    return (known.contains(id)
            ? run.articles().read(new ArticleId(id))
            : Optional.<ReadArticle>empty())
        .orElseThrow(() -> new RefusedException(new Refusal.NoArticle(id, known)));
  }

  private Manuscript manuscript(ReadArticle read) {
    Article article = read.article();
    FrontMatter front = article.frontMatter();
    Proof proof = run.proofs().of(read, true).proof();
    List<NumberedReference> references =
        run.shelves().library().number(Citations.of(article.blocks()));
    ClaimMarks marks = new ClaimMarks(read.claims());
    Footnotes notes = new Footnotes(article.source(), article.blocks());
    ManuscriptBody body = new ManuscriptBody(marks, notes, new CitationWords(references));
    List<WordBlock> blocks = new ArrayList<>(head(front, proof));
    blocks.addAll(body.write(article.blocks()));
    blocks.addAll(list(references));
    Configuration configuration = run.workspace().configuration();
    String digest = read.digest().value();
    return new Manuscript(
        front.title(),
        words.language(),
        blocks,
        notes.notes(),
        List.of(
            configuration.site().title() + " · " + front.title() + " · " + status(proof.proved()),
            read.id().value() + " · " + digest),
        new ExportedArticle(
            configuration.site().id(), read.id().value(), digest, said(read, marks)));
  }

  private static List<ExportedArticle.Said> said(ReadArticle read, ClaimMarks marks) {
    CommentPlace place = new CommentPlace(read.statements(), read.claims());
    List<ExportedArticle.Said> out = new ArrayList<>();
    for (Claim claim : read.claims()) {
      CommentPlace.Kept kept =
          place.kept(claim.id()).orElse(new CommentPlace.Kept(claim.statement().text(), "", ""));
      out.add(
          new ExportedArticle.Said(
              claim.id(), kept.quote(), marks.shown(claim.id()), kept.before(), kept.after()));
    }
    return out;
  }

  private String status(Status status) {
    return words.say("status." + status.word());
  }

  private List<WordBlock> head(FrontMatter front, Proof proof) {
    List<WordBlock> out = new ArrayList<>();
    out.add(paragraph(Style.Kind.TITLE, front.title()));
    if (front.question() != null) {
      out.add(paragraph(Style.Kind.SUBTITLE, front.question()));
    }
    if (proof.proved() != Status.APPROVED) {
      out.add(
          paragraph(
              Style.Kind.BOX, words.say("caution.pending") + " (" + status(proof.proved()) + ")"));
    }
    if (front.summary() != null) {
      out.add(paragraph(Style.Kind.TEXT, front.summary()));
    }
    String authors =
        String.join(
            ", ",
            front.authors().stream()
                .map(id -> run.workspace().configuration().person(id).map(Person::name).orElse(id))
                .toList());
    String updated = front.updated() == null ? "" : " · " + front.updated();
    out.add(paragraph(Style.Kind.TEXT, authors + updated));
    return out;
  }

  private static WordBlock paragraph(Style.Kind kind, String text) {
    return new WordBlock.Paragraph(
        new Style(kind, 0, 0), List.of(new WordRun.Text(text, Face.PLAIN, null, null)), null);
  }

  private List<WordBlock> list(List<NumberedReference> references) {
    List<WordBlock> out = new ArrayList<>();
    if (references.isEmpty()) {
      return out;
    }
    out.add(
        new WordBlock.Paragraph(
            new Style(Style.Kind.HEADING, 1, 0),
            List.of(new WordRun.Text(words.say("article.references"), Face.PLAIN, null, null)),
            null));
    for (NumberedReference reference : references) {
      List<WordRun> runs = new ArrayList<>();
      for (NumberedReference.Run run : reference.text()) {
        Face face = new Face(run.bold(), run.italic(), run.raised() ? 1 : 0, false);
        runs.add(new WordRun.Text(run.text(), face, null, null));
      }
      out.add(
          new WordBlock.Paragraph(new Style(Style.Kind.ITEM, 0, reference.number()), runs, null));
    }
    return out;
  }

  /** What reviewers wrote into a file of an article. */
  ReviewedFile reviewed(WordDocument document, String id) throws RefusedException {
    ReadArticle read = read(id);
    Map<String, ExportedArticle.Said> today = new LinkedHashMap<>();
    manuscript(read).article().claims().forEach(said -> today.put(said.id(), said));
    return new CommentIntake(document, read, today).read();
  }
}
