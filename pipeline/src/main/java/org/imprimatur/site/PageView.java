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
  public record Topic(String href, String name, int count) {}

  /** The home page. */
  public record Home(Shell shell, int articles, List<Topic> topics, List<Row> recent) {}

  /** The list of topics. */
  public record Topics(Shell shell, List<Topic> topics) {}

  /** A heading with the articles under it; the heading may be empty. */
  public record Group(String id, String title, List<Row> rows) {}

  /** A page of several: where, its number or letter, whether it is this one. */
  public record PageLink(String href, String text, boolean isHere) {}

  /**
   * A list of articles.
   *
   * @param shell the frame
   * @param intro a sentence on the list
   * @param letters links to parts; may be empty
   * @param groups the articles
   * @param pages links to the pages of a long list; empty when there is but one
   */
  public record Listing(
      Shell shell,
      String intro,
      List<PageLink> letters,
      List<Group> groups,
      List<PageLink> pages) {}

  /** A row of the table of levels; cells are words. */
  public record LevelRow(String rules, String submitted, String underReview, String approved) {}

  /** A rule of the policy: its name and what holds. */
  public record Term(String name, String text) {}

  /** The editorial policy. */
  public record Policy(
      Shell shell,
      int approvals,
      String interval,
      String grace,
      String style,
      List<String> exempt,
      List<Term> exceptions,
      List<LevelRow> levels) {}

  /** A member of the board. */
  public record Member(
      String id, String name, String roles, @Nullable String interests, int keys) {}

  /** The board. */
  public record Board(Shell shell, List<Member> members) {}

  /** A rule: id, address in the page, title, its page, its levels under the policy. */
  public record Rule(String id, String anchor, String title, Content text, LevelRow levels) {}

  /** A family of rules. */
  public record Family(String name, List<Rule> rules) {}

  /** The rules reference. */
  public record Rules(Shell shell, List<Family> families) {}

  /** How many articles are in a state. */
  public record Count(String label, String status, int articles) {}

  /** The review dashboard. */
  public record Dashboard(
      Shell shell,
      List<Count> counts,
      List<Row> overdue,
      List<Row> soon,
      List<Row> all,
      List<PageLink> pages,
      boolean isFirst) {}

  /** A page with little to say: paragraphs and a way home. */
  public record Message(Shell shell, List<String> text, String home) {}
}
