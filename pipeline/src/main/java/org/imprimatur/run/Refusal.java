package org.imprimatur.run;

import java.util.Collection;
import java.util.List;
import org.imprimatur.finding.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * Why something that somebody asked for is not done: they named what there is not, or things do not
 * stand so that it can be done. Never a defect of the program.
 */
public sealed interface Refusal {
  /** In words, for whoever asked; each front gives them its own frame. */
  String message();

  /**
   * There is no such article.
   *
   * @param id what was asked for
   * @param known the ids there are
   */
  record NoArticle(String id, List<String> known) implements Refusal {
    /** Copies the list. */
    public NoArticle {
      known = List.copyOf(known);
    }

    @Override
    public String message() {
      return "there is no article \"" + id + "\" that can be read" + Nearest.clause(id, known);
    }
  }

  /**
   * There is no such record.
   *
   * @param key what was asked for
   * @param known the keys there are
   */
  record NoReference(String key, Collection<String> known) implements Refusal {
    /** Copies the keys. */
    public NoReference {
      known = List.copyOf(known);
    }

    @Override
    public String message() {
      return "there is no reference \"" + key + "\"" + Nearest.clause(key, known);
    }
  }

  /**
   * No correction can be seen, since only one version of the record is known.
   *
   * @param key of the record
   */
  record NoEarlierRecord(String key) implements Refusal {
    @Override
    public String message() {
      return "no earlier version of the reference \""
          + key
          + "\" is known here (the history of the articles, kept by git, holds none), so there is"
          + " nothing to correct";
    }
  }

  /** What was signed is not in the history that is at hand. */
  record NoSignedRevision() implements Refusal {
    @Override
    public String message() {
      return "git's history here does not hold the revision that was signed; name one with --since";
    }
  }

  /**
   * The article has no revision of that name.
   *
   * @param since what was asked for
   */
  record NoRevision(@Nullable String since) implements Refusal {
    @Override
    public String message() {
      return "there is no revision of the article for --since "
          + since
          + "; give a day, an event's digest or a revision of git";
    }
  }

  /**
   * A name of a revision that git does not resolve to one.
   *
   * @param message what to tell, with the option that it was given for
   */
  record OddRevision(String message) implements Refusal {}

  /** The article says something other than what was signed. */
  record ChangedMeanwhile() implements Refusal {
    @Override
    public String message() {
      return "the article was changed by somebody else meanwhile, so nothing was recorded; look at"
          + " it again, then sign again";
    }
  }

  /**
   * The front matter takes no status.
   *
   * @param path of the article
   */
  record UnwritableStatus(String path) implements Refusal {
    @Override
    public String message() {
      return "the status of " + path + " cannot be written; fix its front matter";
    }
  }

  /**
   * The ledger cannot be read.
   *
   * @param id of the article
   */
  record UnreadableLedger(String id) implements Refusal {
    @Override
    public String message() {
      return "the ledger of \"" + id + "\" cannot be read";
    }
  }

  /**
   * The signature does not count.
   *
   * @param message why
   */
  record RejectedSignature(String message) implements Refusal {}

  /**
   * There is no such claim.
   *
   * @param claim what was asked for
   * @param known the ids there are
   */
  record NoClaim(String claim, List<String> known) implements Refusal {
    /** Copies the list. */
    public NoClaim {
      known = List.copyOf(known);
    }

    @Override
    public String message() {
      return "there is no claim \""
          + claim
          + "\" in this article"
          + Nearest.clause(claim, known)
          + " (imprimatur check --explain shows each with its id)";
    }
  }

  /**
   * A comment may not be made.
   *
   * @param message why
   */
  record RefusedComment(String message) implements Refusal {}

  /**
   * No article can have this id.
   *
   * @param id what was asked for
   * @param fault what is wrong with it, as the end of a sentence that begins with it
   */
  record OddArticleId(String id, String fault) implements Refusal {
    @Override
    public String message() {
      return "the article id \"" + id + "\" " + fault;
    }
  }
}
