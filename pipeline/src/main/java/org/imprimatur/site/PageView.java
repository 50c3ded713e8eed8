package org.imprimatur.site;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages beside the articles show: one record a template. */
public final class PageView {
  private PageView() {}

  /**
   * An article in a list.
   *
   * @param href its page
   * @param title its title
   * @param question its question, or null
   * @param status the proved status
   * @param label the status in words
   * @param audience for whom, in words; empty for professionals
   * @param updated when it changed
   * @param due when its review is due
   * @param isOverdue whether that day is past
   */
  public record Row(
      String href,
      String title,
      @Nullable String question,
      String status,
      String label,
      String audience,
      @Nullable Day updated,
      @Nullable Day due,
      boolean isOverdue) {}

  /** A topic: where, its name, how many articles. */
  public record Topic(String href, String name, int count) {
    /** The same from a page that lies elsewhere, of one that lies in a folder of the site. */
    Topic from(String root) {
      return new Topic(root + href.substring("../".length()), name, count);
    }
  }

  /** The home page. */
  public record Home(
      PageHead shell, int articles, Content piece, List<Topic> topics, List<Row> recent) {}

  /** A page with a text of the house. */
  public record About(PageHead shell, Content piece) {}

  /** The list of topics, on as many pages as it needs. */
  public record Topics(PageHead shell, List<Topic> topics, List<PageLink> pages) {}

  /** A heading with the articles under it; the heading may be empty. */
  public record Group(String id, String title, List<Row> rows) {}

  /** A page of several: where, its number or letter, whether it is this one. */
  public record PageLink(String href, String text, boolean isHere) {}

  /**
   * A list of articles.
   *
   * @param shell the frame
   * @param intro a sentence on the list
   * @param views other lists of the same articles; may be empty
   * @param letters links to parts; may be empty
   * @param groups the articles
   * @param pages links to the pages of a long list; empty when there is but one
   */
  public record Listing(
      PageHead shell,
      String intro,
      List<PageLink> views,
      List<PageLink> letters,
      List<Group> groups,
      List<PageLink> pages) {}

  /**
   * A name or a question, and the articles that it leads to.
   *
   * @param more how many others there are
   * @param search where these are found
   */
  public record NameRow(String name, List<ArticleView.Other> articles, int more, String search) {}

  /**
   * Articles by questions or by other names.
   *
   * @param views the lists of A to Z
   * @param rows in order
   * @param pages links to the pages of a long list; empty when there is but one
   */
  public record Names(
      PageHead shell, List<PageLink> views, List<NameRow> rows, List<PageLink> pages) {}

  /** A row of the table of levels; cells are words. */
  public record LevelRow(String rules, String submitted, String underReview, String approved) {}

  /** A rule of the policy: its name and what holds. */
  public record Term(String name, String text) {}

  /** Headings and lead-ins of a kind, and what it means to stand below them. */
  public record PolarityRow(String meaning, List<String> words) {}

  /** The editorial policy. */
  public record Policy(
      PageHead shell,
      int approvals,
      String interval,
      String grace,
      String style,
      List<String> exempt,
      List<PolarityRow> polarity,
      List<Term> exceptions,
      List<LevelRow> levels) {}

  /** A member of the board. */
  public record Member(
      String id, String name, String roles, @Nullable Content interests, int keys, More more) {}

  /** What else the board says of a member: degrees, where they work, their ORCID, since when. */
  public record More(
      @Nullable String credentials,
      @Nullable String affiliation,
      ArticleView.@Nullable Link orcid,
      String term) {}

  /** The board. */
  public record Board(PageHead shell, List<Member> members) {}

  /** A rule: id, address in the page, title, its page, its levels under the policy. */
  public record Rule(String id, String anchor, String title, Content text, LevelRow levels) {}

  /** A family of rules. */
  public record Family(String name, List<Rule> rules) {}

  /** The rules reference. */
  public record Rules(PageHead shell, List<Family> families) {}

  /** How many articles are in a state; the status, where the state is one, else empty. */
  public record Count(String label, String status, int articles) {}

  /** Findings of a rule: where it is explained, or null; its title, how many. */
  public record Blocker(@Nullable String href, String title, int count) {}

  /** Why a status is no higher, and whether it is said in English whatever the page's language. */
  public record Reason(String text, boolean isEnglish) {}

  /**
   * An article on the dashboard.
   *
   * @param href its page, or null when nothing of it is published
   * @param name its title, or its id when no title may be shown
   * @param id its id
   * @param status the proved status
   * @param label the status in words
   * @param published what of it is published, in words; empty when it is shown as it stands
   * @param evidence how its covered claims are supported, in words; empty where there are none
   * @param reasons why the status is no higher
   * @param findings for which an approval would be refused
   * @param approvals who approved the text of today
   * @param next what is to be done next
   * @param due when its review is due
   * @param isOverdue whether that day is past
   */
  public record Standing(
      @Nullable String href,
      String name,
      String id,
      String status,
      String label,
      String published,
      String evidence,
      List<Reason> reasons,
      List<Blocker> findings,
      List<String> approvals,
      Next next,
      @Nullable Day due,
      boolean isOverdue) {}

  /**
   * The next step of a review.
   *
   * @param group whose turn it is, for choosing: {@code editors}, {@code authors}, {@code
   *     reviewers}, {@code nobody}
   * @param who whose turn it is, in words
   * @param what they do
   * @param rank its urgency: 0 is the most urgent; two digits at most
   */
  public record Next(String group, String who, String what, int rank) {}

  /** The review dashboard. */
  public record Dashboard(
      PageHead shell,
      List<Count> counts,
      List<Standing> all,
      List<PageLink> pages,
      boolean isFirst,
      List<TopicEvidence> topics,
      boolean hasMoreTopics) {}

  /** How the covered claims of a topic's articles are supported. */
  public record TopicEvidence(String topic, int articles, int quoted, int located, int bare) {}

  /** How a reader verifies an approval: the name of the signed record. */
  public record Verify(PageHead shell, String ledger) {}

  /** A page with little to say: paragraphs, reasons in English, a way home, and whom to ask. */
  public record Message(
      PageHead shell,
      List<String> text,
      List<String> reasons,
      String home,
      ArticleView.@Nullable Link contact) {}

  /** The frame of the page on which an article is signed: where it stands, and its digest. */
  public record Desk(PageHead shell, String article, String status, String digest) {}

  /** The page on which a passkey is made, with the articles that can be signed. */
  public record Join(PageHead shell, List<ArticleView.Link> articles) {}

  /** What hosts show at addresses where nothing is: the same, and where its looks lie. */
  public record NotFound(Message message, Content piece, String assets) {}

  /** A page at an address that an article left: its name. */
  public record Moved(PageHead shell, String name) {}
}
