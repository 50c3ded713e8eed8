package org.imprimatur.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.ingest.Bullets.Bullet;
import org.imprimatur.ingest.Bullets.Trust;
import org.imprimatur.ingest.PageLine.Kind;
import org.imprimatur.ingest.PageLine.Shape;
import org.imprimatur.ingest.PageLine.Spot;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Reads a saved page into the same lines as a pasted one: headings and lists as marked up, raised
 * numbers and links to references as citations, http links as links. Scripts, styles, forms and
 * navigation are left out and noted.
 */
final class HtmlLines {
  private static final Set<String> SILENT =
      Set.of("meta", "link", "base", "head", "template", "wbr");
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "section",
          "article",
          "main",
          "header",
          "blockquote",
          "pre",
          "ul",
          "ol",
          "dl",
          "dt",
          "dd",
          "figure",
          "figcaption",
          "address",
          "details",
          "summary",
          "hr",
          "body",
          "center",
          "fieldset",
          "html");

  private static final Set<String> LISTS = Set.of("ul", "ol", "dl");

  private static final int INDENT = 2;

  private final Source page;
  private final ImportNotes notes;
  private final List<PageLine> out = new ArrayList<>();
  private final List<TextStretch> pending = new ArrayList<>();
  private Spot pendingSpot = new Spot(1, new Span(0, 0));
  private Shape shape = new Shape(Kind.TEXT, 0, "");
  private final IdentityHashMap<Element, Integer> counts = new IdentityHashMap<>();
  private final ArrayDeque<Open> open = new ArrayDeque<>();
  private final HtmlFurniture furniture;

  /** Raised text with raised text inside. */
  private final Set<Node> outerSups;

  private boolean marked;
  private boolean inCell;

  private HtmlLines(Source page, ImportNotes notes, Document document) {
    this.page = page;
    this.notes = notes;
    this.furniture = new HtmlFurniture(document);
    this.outerSups = outerSups(document);
  }

  private static Set<Node> outerSups(Document document) {
    Set<Node> outer = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Element sup : document.select("sup")) {
      Node around = sup.parent();
      while (around != null && !around.nameIs("sup")) {
        around = around.parent();
      }
      if (around != null) {
        outer.add(around);
      }
    }
    return outer;
  }

  static boolean isHtml(Source page) {
    String path = page.path().toLowerCase(Locale.ROOT);
    if (path.endsWith(".html") || path.endsWith(".htm") || path.endsWith(".xhtml")) {
      return true;
    }
    String head = page.text().substring(0, Math.min(page.text().length(), 500)).stripLeading();
    return head.toLowerCase(Locale.ROOT)
        .matches("(?s)(<\\?xml[^>]*>\\s*)?(<!doctype html|<html[\\s>]).*");
  }

  static PageLines read(Source page, ImportNotes notes) {
    Document document = parse(page);
    HtmlLines lines = new HtmlLines(page, notes, document);
    lines.marked = document.select("h2, h3, h4, h5, h6").size() > 0;
    lines.children(document.body(), 0, lines::flush);
    lines.readAbove(0);
    String title = Cleaning.of(document.title());
    return new PageLines(lines.out, title.replaceFirst("\\s+[|·–—]\\s+[^|·–—]*$", ""), true);
  }

  private static Document parse(Source page) {
    Parser parser = Parser.htmlParser().setTrackPosition(true);
    return parser.parseInput(page.text(), "");
  }

  /**
   * An element whose children are read: deep pages take no stack.
   *
   * @param nodes what is still to be read
   * @param lists how many lists it lies in
   * @param after what to do at its end
   */
  private record Open(Iterator<Node> nodes, int lists, Runnable after) {}

  private void children(Element parent, int lists, Runnable after) {
    open.push(new Open(parent.childNodes().iterator(), lists, after));
  }

  /** Reads all that was opened above so many elements. */
  private void readAbove(int size) {
    while (open.size() > size) {
      Open top = open.element();
      if (!top.nodes.hasNext()) {
        open.pop();
        top.after.run();
        continue;
      }
      Node node = top.nodes.next();
      if (node instanceof TextNode text) {
        add(text, new TextStretch.Words(text.getWholeText()));
      } else if (node instanceof Element element) {
        element(element, top.lists);
      }
    }
  }

  private void element(Element element, int lists) {
    String name = element.normalName();
    if (SILENT.contains(name)) {
      return;
    }
    String why = furniture.reason(element);
    if (why != null) {
      leftOut(element, name, why);
    } else if (name.matches("h[1-6]")) {
      block(element, new Shape(Kind.HEADING, name.charAt(1) - '0', ""), lists);
    } else if (name.equals("li")) {
      item(element, lists);
    } else if (name.equals("table")) {
      table(element);
    } else if (name.equals("br")) {
      lineBreak();
    } else if (BLOCKS.contains(name)) {
      boolean list = name.equals("ul") || name.equals("ol");
      Kind kind = marked && !list ? Kind.PARAGRAPH : Kind.TEXT;
      block(element, new Shape(kind, lists * INDENT, ""), list ? lists + 1 : lists);
    } else {
      inline(element, name, lists);
    }
  }

  private void leftOut(Element element, String name, String why) {
    String text = Cleaning.of(element.text());
    boolean code = name.equals("script") || name.equals("style") || name.equals("noscript");
    if (code || !text.isEmpty()) {
      notes.drop(spot(element), why, text);
    }
  }

  private void block(Element element, Shape own, int lists) {
    if (inCell) {
      apart(element, lists);
      return;
    }
    flush();
    Shape before = shape;
    int lines = out.size();
    boolean list = LISTS.contains(element.normalName());
    boolean opensItem = before.kind() == Kind.ITEM && !list && own.kind() != Kind.HEADING;
    shape = opensItem ? before : own;
    children(
        element,
        lists,
        () -> {
          flush();
          boolean opened = before.kind() == Kind.ITEM && out.size() > lines;
          shape = opened ? inside(before) : before;
        });
  }

  private void item(Element element, int lists) {
    if (inCell) {
      apart(element, lists);
      return;
    }
    flush();
    Shape before = shape;
    int level = Math.max(0, lists - 1);
    shape = new Shape(Kind.ITEM, level * INDENT, number(element));
    children(
        element,
        Math.max(1, lists),
        () -> {
          flush();
          shape = before;
        });
  }

  /** A block within a cell is a stretch of its text. */
  private void apart(Element element, int lists) {
    add(element, new TextStretch.Words(" "));
    children(element, lists, () -> add(element, new TextStretch.Words(" ")));
  }

  /** A further paragraph of an item. */
  private static Shape inside(Shape item) {
    return new Shape(Kind.PARAGRAPH, item.depth() + INDENT, "");
  }

  /** The number of an item of an ordered list, with its stop; empty for a bullet. */
  private String number(Element item) {
    Element list = item.parent();
    if (list == null || !list.normalName().equals("ol")) {
      return "";
    }
    String start = list.attr("start");
    int first = start.matches("\\d{1,4}") ? Integer.parseInt(start) : 1;
    return counts.merge(list, first, (before, unused) -> before + 1) + ".";
  }

  private void lineBreak() {
    if (inCell || shape.kind() == Kind.HEADING) {
      pending.add(new TextStretch.Words(" "));
    } else {
      emit();
    }
  }

  private void inline(Element element, String name, int lists) {
    if (name.equals("img")) {
      String alt = Cleaning.of(element.attr("alt"));
      notes.drop(spot(element), "image " + element.attr("src"), alt);
    } else if (name.equals("sup") && !outerSups.contains(element)) {
      add(element, new TextStretch.Raised(Cleaning.of(element.text())));
    } else if (name.equals("a") && element.childrenSize() == 0 && element.hasText()) {
      link(element, element.text());
    } else {
      children(element, lists, () -> {});
    }
  }

  /** A blank at an edge of a link's words stands between it and what is beside it. */
  private void link(Element element, String text) {
    String whole = element.wholeText();
    if (Cleaning.isBlank(whole.codePointAt(0))) {
      add(element, new TextStretch.Words(" "));
    }
    target(element, text);
    if (Cleaning.isBlank(whole.codePointBefore(whole.length()))) {
      add(element, new TextStretch.Words(" "));
    }
  }

  private void target(Element element, String text) {
    String target = element.attr("href").strip();
    if (!CitationNumbers.read(text).isEmpty() && isReference(target)) {
      add(element, new TextStretch.Raised(Cleaning.of(text)));
    } else if (target.matches("(?i)https?://[^\\s<>\\\\\"]+")) {
      add(element, new TextStretch.Link(text, target));
    } else {
      add(element, new TextStretch.Words(text));
      if (!target.isEmpty() && !target.startsWith("#")) {
        notes.drop(spot(element), "target of a link that is not on the web", target);
      }
    }
  }

  /** A link within the page whose text is a number leads to a reference. */
  private static boolean isReference(String target) {
    return target.isEmpty() || target.contains("#");
  }

  private void table(Element table) {
    if (inCell) {
      apart(table, 0);
      return;
    }
    flush();
    inCell = true;
    List<List<List<TextStretch>>> rows = HtmlTable.rows(table, this::cell);
    inCell = false;
    Element caption = HtmlTable.caption(table);
    if (caption != null) {
      TextStretch words = new TextStretch.Words("Table: " + Cleaning.of(caption.text()));
      line(PageLine.of(spot(caption), Kind.PARAGRAPH, 0, List.of(words)));
    }
    if (!rows.isEmpty()) {
      line(new PageLine(spot(table), new Shape(Kind.TABLE, 0, ""), List.of(), rows));
    }
  }

  private List<TextStretch> cell(Element cell) {
    int above = open.size();
    children(cell, 0, () -> {});
    readAbove(above);
    return Cleaning.of(taken());
  }

  private void add(Node node, TextStretch run) {
    if (pending.isEmpty()) {
      if (run.text().isBlank()) {
        return;
      }
      pendingSpot = spot(node);
    }
    pending.add(run);
  }

  private List<TextStretch> taken() {
    List<TextStretch> runs = new ArrayList<>(pending);
    pending.clear();
    return runs;
  }

  /** Ends a block: its text becomes a line with a blank line behind. */
  private void flush() {
    if (emit()) {
      out.add(PageLine.of(pendingSpot, Kind.BLANK, 0, List.of()));
    }
  }

  private boolean emit() {
    List<TextStretch> runs = Cleaning.of(taken());
    if (TextStretch.text(runs).isBlank()) {
      return false;
    }
    out.add(line(runs));
    if (shape.kind() == Kind.ITEM) {
      shape = inside(shape);
    }
    return true;
  }

  /** A line; one that begins with a typed bullet is an item, whatever its markup. */
  private PageLine line(List<TextStretch> runs) {
    boolean running = shape.kind() == Kind.TEXT || shape.kind() == Kind.PARAGRAPH;
    if (running && !inCell && runs.get(0) instanceof TextStretch.Words first) {
      Bullet bullet = Bullets.read(first.text().strip());
      boolean begins =
          bullet != null
              && (bullet.trust() == Trust.SURE
                  || (bullet.trust() == Trust.IN_A_LIST
                      && Bullets.isNumber(bullet.marker())
                      && shape.kind() == Kind.TEXT));
      if (bullet != null && begins) {
        List<TextStretch> rest = new ArrayList<>(TextStretch.words(bullet.rest()));
        boolean blank = first.text().endsWith(" ") && runs.size() > 1;
        rest.addAll(blank ? TextStretch.words(" ") : List.of());
        rest.addAll(runs.subList(1, runs.size()));
        Shape item = new Shape(Kind.ITEM, shape.depth(), bullet.marker());
        return new PageLine(pendingSpot, item, CitationNumbers.mergeWords(rest), List.of());
      }
    }
    return new PageLine(pendingSpot, shape, runs, List.of());
  }

  private void line(PageLine line) {
    out.add(line);
    out.add(PageLine.of(line.spot(), Kind.BLANK, 0, List.of()));
  }

  private Spot spot(Node node) {
    int end = page.text().length();
    int from = Math.min(Math.max(0, node.sourceRange().startPos()), end);
    int to = Math.min(Math.max(from, node.sourceRange().endPos()), end);
    return new Spot(page.lineOf(from), new Span(from, to));
  }
}
