package org.imprimatur.manuscript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.model.Claim;
import org.imprimatur.review.ClaimDiff;
import org.imprimatur.review.Comment;
import org.imprimatur.review.CommentPlace;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.word.ExportedArticle.Said;
import org.imprimatur.word.WordComment;
import org.imprimatur.word.WordDocument;
import org.imprimatur.word.WordNames;
import org.jspecify.annotations.Nullable;

/** Puts the comments of a reviewed file on the claims of the article as it is today. */
final class CommentIntake {
  private final ReadArticle read;
  private final Map<String, Said> today;
  private final WordDocument document;
  private final ReviewedText text;
  private final CommentPlace place;
  private final Map<String, Said> said = new LinkedHashMap<>();

  /**
   * An intake.
   *
   * @param today the article's claims as they would be exported today, by id
   */
  CommentIntake(WordDocument document, ReadArticle read, Map<String, Said> today) {
    this.document = document;
    this.read = read;
    this.today = today;
    this.text = new ReviewedText(document);
    this.place = new CommentPlace(read.statements(), read.claims());
    List<Said> exported = document.exported().claims();
    for (Said one : exported.isEmpty() ? List.copyOf(today.values()) : exported) {
      said.put(WordNames.bookmark(one.id()), one);
    }
  }

  ReviewedFile read() {
    List<ReviewedFile.Remark> placed = new ArrayList<>();
    List<ReviewedFile.Unplaced> unplaced = new ArrayList<>();
    for (WordComment comment : document.comments()) {
      ReviewedText.Remarked on = text.comment(first(comment).id());
      Said written = written(on);
      Claim claim = written == null ? null : claim(written).orElse(null);
      if (written == null || claim == null) {
        unplaced.add(new ReviewedFile.Unplaced(comment, on.words(), why(written)));
        continue;
      }
      boolean isEdited = !written.quote().equals(claim.statement().text());
      String before = isEdited ? written.quote() : null;
      placed.add(
          new ReviewedFile.Remark(
              claim,
              words(comment, on, before),
              before,
              comment.answers() == null ? null : first(comment).id(),
              comment.id()));
    }
    return new ReviewedFile(read.id().value(), placed, unplaced, edits(), text.elsewhere());
  }

  /** The comment that began an exchange; Word's exchanges are flat, others' may not be. */
  private WordComment first(WordComment comment) {
    WordComment at = comment;
    for (int i = 0; i < document.comments().size() && at.answers() != null; i++) {
      String above = at.answers();
      at = document.comments().stream().filter(c -> c.id().equals(above)).findFirst().orElse(at);
    }
    return at;
  }

  /** The claim as it was exported that a comment touches: by its bookmark, else by its words. */
  private @Nullable Said written(ReviewedText.Remarked on) {
    for (String bookmark : on.claims()) {
      Said found = said.get(bookmark);
      if (found != null) {
        return found;
      }
    }
    for (Said one : said.values()) {
      String shown = ReviewedText.folded(one.shown());
      if (text.touches(on, shown) || text.touches(on, one.quote())) {
        return one;
      }
    }
    String words = on.words();
    List<Said> holding =
        words.length() < 3
            ? List.of()
            : said.values().stream()
                .filter(it -> it.quote().contains(words) || it.shown().contains(words))
                .toList();
    return holding.size() == 1 ? holding.get(0) : null;
  }

  private Optional<Claim> claim(Said written) {
    return place.find(
        new Comment(
            "",
            read.id().value(),
            written.id(),
            written.quote(),
            written.before(),
            written.after(),
            "",
            "",
            "",
            "",
            Comment.State.OPEN,
            "",
            List.of(),
            ""));
  }

  private static String why(@Nullable Said written) {
    return written == null
        ? "it is not on a claim of the article"
        : "its claim was edited since the export, or is gone: it was \"" + written.quote() + "\"";
  }

  /** What is signed: Word's name, its date and the words, as a quotation. */
  private static String words(
      WordComment comment, ReviewedText.Remarked on, @Nullable String before) {
    String author = comment.author().isEmpty() ? "Somebody" : "\"" + comment.author() + "\"";
    return author
        + " wrote in Word"
        + (comment.date().isEmpty() ? "" : " on " + comment.date())
        + (on.words().isEmpty() ? "" : ", on \"" + on.words() + "\"")
        + ": "
        + comment.text()
        + (comment.isResolved() ? " (Marked as resolved in Word.)" : "")
        + (before == null ? "" : " (The claim was then: \"" + before + "\".)");
  }

  private List<ReviewedFile.Edit> edits() {
    List<ReviewedFile.Edit> out = new ArrayList<>();
    boolean hasBookmarks = !text.claims().isEmpty();
    for (Map.Entry<String, Said> one : said.entrySet()) {
      ReviewedText.Passage passage = text.claims().get(one.getKey());
      if (passage == null && !hasBookmarks) {
        continue;
      }
      String before = ReviewedText.folded(one.getValue().shown());
      String after = passage == null ? "" : passage.proposed();
      if (!after.equals(before) && (passage == null || !passage.isOnlyMoved(before))) {
        boolean isSilent = passage == null || !passage.original().equals(before);
        out.add(
            new ReviewedFile.Edit(
                one.getValue().id(),
                claim(one.getValue()).orElse(null),
                today.containsKey(one.getValue().id()),
                passage == null ? List.of() : List.copyOf(passage.authors()),
                isSilent,
                ClaimDiff.words(before, after)));
      }
    }
    return out;
  }
}
