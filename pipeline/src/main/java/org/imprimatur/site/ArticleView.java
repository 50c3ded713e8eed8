package org.imprimatur.site;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an article's page shows.
 *
 * @param shell the frame
 * @param head the words at the top
 * @param review where the review stands
 * @param editions the editions that were approved before; whether this is one
 * @param audiences the article's versions; one if there is no other
 * @param contents the headings
 * @param body the article
 * @param terms the glossary's terms in it
 * @param references what it cites
 * @param related other articles
 * @param changes what's new
 * @param notices what the house says to the readers
 * @param piece the house's own text below articles; may be empty
 * @param disclaimer what the page cannot know
 * @param about who is responsible
 */
public record ArticleView(
    PageHead shell,
    Head head,
    Review review,
    Editions editions,
    List<Audience> audiences,
    List<ContentsEntry> contents,
    Content body,
    List<Term> terms,
    List<Work> references,
    List<Other> related,
    List<ChangeLine> changes,
    List<String> notices,
    Content piece,
    Disclaimer disclaimer,
    About about) {

  /** Whether it is for patients, who read first what to do in an emergency and what words mean. */
  public boolean isForPatients() {
    return head.audienceWord().equals("patient");
  }

  /** The references for reference managers. */
  public List<Link> workFiles() {
    return PageRecords.links(true);
  }

  /**
   * Another article, by its title, which was approved with that article or not at all.
   *
   * @param href its page
   * @param title its title
   * @param status its proved status
   * @param label the status in words
   * @param isApproved whether its title is approved; else the status stands beside it
   */
  public record Other(String href, String title, String status, String label, boolean isApproved) {}

  /** An earlier edition: its page, the day on which it was approved. */
  public record EditionLink(String href, Day approved) {}

  /**
   * The history of an article.
   *
   * @param past earlier editions, the newest first
   * @param here the day on which this edition was approved, when it is an earlier one; else null
   * @param current the page of the edition in force
   */
  public record Editions(List<EditionLink> past, @Nullable Day here, String current) {
    /** Whether the page is an earlier edition. */
    public boolean isPast() {
      return here != null;
    }
  }

  /** The disclaimer: its heading, its paragraphs, whether the house wrote it. */
  public record Disclaimer(String title, List<Content> text, boolean isHouses) {}

  /** A link with its words. */
  public record Link(String href, String text) {}

  /**
   * The words at the top.
   *
   * @param id the article's id, unchanged
   * @param title the article's title
   * @param question what a reader asked, or null
   * @param summary in a paragraph, or null
   * @param population whom the advice is about, or null
   * @param audience for whom it is written, in words
   * @param audienceWord the same in the contract's word
   * @param topics the article's topics
   */
  public record Head(
      String id,
      String title,
      @Nullable Content question,
      @Nullable Content summary,
      @Nullable Content population,
      String audience,
      String audienceWord,
      List<Link> topics) {}

  /**
   * Where the review stands.
   *
   * @param status the proved status
   * @param line all of it in one line, for the top of the page
   * @param isPending whether readers must be cautioned
   * @param steps the three steps
   * @param approvals those that count
   * @param setAside those that do not count, for a conflict of interest
   * @param needed how many approvals the policy asks for
   * @param reasons why the status is no higher
   * @param updated when the content changed
   * @param reviewed when it was last reviewed
   * @param due when the next review is due; null when that is not set, or may not be shown
   * @param isOverdue whether that day is past
   * @param revision the day of the earlier, approved revision that is shown, or null
   * @param retracted cited works that are retracted, which the approvals do not know or nobody
   *     justified
   * @param flags that the article is to be looked at again, since when, and because of which work
   * @param record where the signed record of the review is, or null when there is none to show
   */
  public record Review(
      String status,
      StatusLine line,
      boolean isPending,
      List<Step> steps,
      List<Approval> approvals,
      List<SetAside> setAside,
      int needed,
      List<String> reasons,
      @Nullable Day updated,
      @Nullable Day reviewed,
      @Nullable Day due,
      boolean isOverdue,
      @Nullable Day revision,
      List<RetractedWork> retracted,
      List<Content> flags,
      @Nullable String record) {}

  /**
   * Where the review stands, in words that readers understand who know nothing of its steps.
   *
   * @param status in two or three words, for the bar that stays in sight and for lists
   * @param when the day of the last approval, or null
   * @param people how many approved; 0 while the review is pending
   * @param given "1 of 2 approvals given", or empty
   */
  public record StatusLine(String status, @Nullable Day when, int people, String given) {}

  /** A cited work that is retracted: what a reader is warned of, and since when it is. */
  public record RetractedWork(Content warning, String text) {}

  /** A step: {@code done}, {@code current} or {@code ahead}; what it means. */
  public record Step(String label, String state, String note) {}

  /**
   * An approval.
   *
   * @param name whose
   * @param href their entry on the board, or null
   * @param role in which role
   * @param at when, for machines
   * @param when the same in words
   * @param meaning what it says
   */
  public record Approval(
      String name, @Nullable String href, String role, String at, String when, String meaning) {}

  /** An approval that does not count, and the topics of the conflict of interest. */
  public record SetAside(Approval approval, String topics) {}

  /** A version of the article for somebody: where (empty for this page), for whom. */
  public record Audience(String href, String word, String label, boolean isHere) {}

  /** A term of the glossary with its id in the page. */
  public record Term(String id, String term, String definition) {}

  /** A change: when, of what sort, in words. */
  public record ChangeLine(Day date, String kind, boolean hasNewConclusions, String note) {}

  /** An author: name, their entry on the board or null, interests as a part of a sentence. */
  public record Author(String name, @Nullable String href, @Nullable Content interests) {}

  /**
   * Who is responsible, and under what terms.
   *
   * @param authors the authors
   * @param isCovered whether approvals cover what follows up to the licence; else it is not spoken
   *     of
   * @param evidenceTo the date searched to, or null
   * @param funding who paid, or null
   * @param licence the terms, or null
   * @param licenceHref the address of these terms, or null
   * @param contact where readers write to, or null
   * @param digest of the content, or empty
   * @param citeThis how to cite the page
   * @param citeFiles the same for reference managers
   */
  public record About(
      List<Author> authors,
      boolean isCovered,
      @Nullable Day evidenceTo,
      @Nullable String funding,
      @Nullable String licence,
      @Nullable String licenceHref,
      @Nullable Link contact,
      String digest,
      String citeThis,
      List<Link> citeFiles) {}

  /**
   * A reference.
   *
   * @param number its number
   * @param anchor its id in the page
   * @param keys all its keys, with blanks between
   * @param kind in words, or null
   * @param text as the citation style sets it
   * @param links DOI, PubMed, web address: those that the text does not hold already
   * @param notes what the house says of the work
   * @param marks where the page cites it
   */
  public record Work(
      int number,
      String anchor,
      String keys,
      @Nullable String kind,
      Content text,
      List<Link> links,
      WorkNotes notes,
      List<Link> marks) {}

  /**
   * What was published about a work since: never in the words of its record, for nobody signed
   * them.
   *
   * @param text our sentence, with the day where it is known
   * @param isRetraction whether it says that the work was retracted
   * @param identifier the DOI or PMID of the notice, or null
   */
  public record Notice(String text, boolean isRetraction, @Nullable Link identifier) {}

  /**
   * What the house says of a work.
   *
   * @param notices what was published about it, in our words: retraction, concern, correction
   * @param isRetracted whether a retraction is among them
   * @param isSuperseded whether another work replaces it
   * @param supersededBy the identifier of that one, or null
   * @param justification why it is cited nevertheless, or null
   * @param article the article of this house that it is, or null
   * @param quotes sentences of it that support what is cited
   * @param corrected when the record was corrected since the article was approved, or null
   */
  public record WorkNotes(
      List<Notice> notices,
      boolean isRetracted,
      boolean isSuperseded,
      @Nullable Link supersededBy,
      @Nullable String justification,
      @Nullable Other article,
      List<Quoted> quotes,
      @Nullable Day corrected) {}

  /**
   * A sentence of a work.
   *
   * @param id by which a citation names it; empty for the one of the record
   * @param place where it stands in the work; may be empty
   */
  public record Quoted(String id, String sentence, String place) {}
}
