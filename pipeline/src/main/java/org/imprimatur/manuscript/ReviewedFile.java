package org.imprimatur.manuscript;

import java.io.IOException;
import java.util.List;
import org.imprimatur.model.Claim;
import org.imprimatur.review.ClaimDiff;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.imprimatur.word.WordComment;
import org.imprimatur.word.WordDocument;
import org.imprimatur.word.WordFileException;
import org.imprimatur.word.WordReader;
import org.jspecify.annotations.Nullable;

/**
 * What reviewers wrote into a file that was exported. Nothing of it is applied here.
 *
 * @param article the article's id
 * @param remarks comments on claims of today, in the file's order
 * @param unplaced comments that are on no claim of today
 * @param edits what was changed in claims
 * @param elsewhere tracked changes outside of claims, a sentence each
 */
public record ReviewedFile(
    String article,
    List<Remark> remarks,
    List<Unplaced> unplaced,
    List<Edit> edits,
    List<String> elsewhere) {

  /** Copies the lists. */
  public ReviewedFile {
    remarks = List.copyOf(remarks);
    unplaced = List.copyOf(unplaced);
    edits = List.copyOf(edits);
    elsewhere = List.copyOf(elsewhere);
  }

  /**
   * A comment on a claim.
   *
   * @param claim as it is today
   * @param text what is to be signed: Word's name, date and words
   * @param before what the claim said when it was exported, where it says something else today
   * @param answers the id of the comment that it answers, or null
   * @param id its own id in the file
   */
  public record Remark(
      Claim claim, String text, @Nullable String before, @Nullable String answers, String id) {}

  /**
   * A comment that no claim was found for.
   *
   * @param comment as it stands in the file
   * @param on the words that it is on; may be empty
   * @param why no claim was found
   */
  public record Unplaced(WordComment comment, String on, String why) {
    /** All of it in a sentence, so that none is lost. */
    public String sentence() {
      return comment.author()
          + (comment.date().isEmpty() ? "" : " on " + comment.date())
          + (on.isEmpty() ? "" : ", on \"" + on + "\"")
          + ": "
          + comment.text()
          + " ("
          + why
          + ")";
    }
  }

  /**
   * A change of a claim's words that somebody proposes.
   *
   * @param id of the claim as it was exported
   * @param claim the same today, or null when it is gone
   * @param isToday whether today's claim says what was exported
   * @param authors of the tracked changes in it
   * @param isSilent whether words were changed without being tracked
   * @param words the old and the new ones
   */
  public record Edit(
      String id,
      @Nullable Claim claim,
      boolean isToday,
      List<String> authors,
      boolean isSilent,
      List<ClaimDiff.Piece> words) {
    /** Copies the lists. */
    public Edit {
      authors = List.copyOf(authors);
      words = List.copyOf(words);
    }
  }

  /**
   * Reads a file.
   *
   * @param name by which messages call it
   * @param id the article's id; null for the one that the file names
   * @throws RefusedException when there is no such article
   * @throws IOException with a message for the user, when the file cannot be read, or is not of an
   *     article of this site
   */
  public static ReviewedFile read(
      byte[] file, String name, @Nullable String id, Workspace workspace, Settings settings)
      throws RefusedException, IOException {
    WordDocument document;
    try {
      document = WordReader.read(file);
    } catch (WordFileException e) {
      throw new IOException(name + " cannot be read: " + e.getMessage(), e);
    }
    String site = document.exported().site();
    String named = id == null ? document.exported().article() : id;
    if (named.isEmpty()) {
      throw new IOException(
          name + " does not say which article it was exported from: name it with --id ID");
    }
    if (!site.isEmpty() && !site.equals(workspace.configuration().site().id())) {
      throw new IOException(name + " was exported from another site, \"" + site + "\"");
    }
    return ManuscriptExport.open(workspace, settings).reviewed(document, named);
  }
}
