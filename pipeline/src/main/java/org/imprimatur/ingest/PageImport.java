package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.finding.RuleId;
import org.imprimatur.ingest.PageLine.Spot;
import org.imprimatur.model.Placeholder;
import org.imprimatur.source.Source;

/**
 * Turns a page that was pasted as text, or saved as HTML, into a draft article and records for the
 * works it lists. The words of the content are kept, in their order; what belongs to the site
 * (notices, status, personalisation, disclaimer, follow-up questions, navigation) is left out and
 * listed. A review status is never imported: the draft is {@code submitted}.
 */
public final class PageImport {
  private final ImportNotes notes = new ImportNotes();
  private final Source page;
  private final ImportOptions options;

  private PageImport(Source page, ImportOptions options) {
    this.page = page;
    this.options = options;
  }

  /**
   * Imports a page. Never throws for what a page holds; the same page and options give the same
   * result.
   *
   * @param page the page; HTML if its path ends in {@code .html}, {@code .htm} or {@code .xhtml} or
   *     its text begins like a document in HTML
   * @param options what the page cannot say
   */
  public static ImportedPage read(Source page, ImportOptions options) {
    return new PageImport(page, options).read();
  }

  private ImportedPage read() {
    PageLines lines =
        HtmlLines.isHtml(page)
            ? HtmlLines.read(page, notes)
            : new PageLines(TextLines.read(page, notes), "", false);
    PageParts layout = Sections.of(lines, notes);
    List<ReferenceBlock.Listed> listed = ReferenceBlock.read(layout.references(), notes);
    List<PageReference> references = listed.stream().map(ReferenceBlock.Listed::reference).toList();
    ReferenceKeys keys = new ReferenceKeys(references, options.library());
    for (int i = 0; i < listed.size(); i++) {
      sayKnown(listed.get(i), i, keys);
    }
    int most = references.stream().mapToInt(PageReference::number).max().orElse(0);
    List<DraftBlock> pieces = cited(Blocks.of(layout.content()), most);
    reportUnknown(pieces, keys);
    String title = title(layout, lines.title());
    String id = id(title);
    reportMissing(layout, references);
    String head =
        DraftWriter.frontMatter(title, layout.question(), layout.updated(), authors(), topics(id));
    String body = new DraftWriter(new MarkdownText(keys::key)).body(pieces);
    return new ImportedPage(
        id, head + body, ReferenceYaml.of(keys.added()), notes.dropped(), notes.problems());
  }

  /** A reference that gets no record of its own is listed with its words. */
  private void sayKnown(ReferenceBlock.Listed listed, int index, ReferenceKeys keys) {
    int number = listed.reference().number();
    String key = keys.keyAt(index);
    if (!keys.isNew(index)) {
      String where = keys.added().containsKey(key) ? ", listed above" : " of the library";
      notes.drop(
          listed.spot(), "reference " + number + ", which is " + key + where, listed.words());
    } else if (!keys.key(number).equals(key)) {
      notes.problem(
          RuleId.IMPORT_REPEATED_NUMBER,
          listed.spot(),
          "two references have the number " + number,
          "the draft cites the first of them, "
              + keys.key(number)
              + "; where the other is meant, cite "
              + key);
    }
  }

  private List<DraftBlock> cited(List<DraftBlock> pieces, int references) {
    int certain = references;
    for (DraftBlock piece : pieces) {
      certain = Math.max(certain, references == 0 ? CitationFinder.certain(words(piece)) : 0);
    }
    CitationFinder finder = new CitationFinder(certain, notes);
    List<DraftBlock> out = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      boolean listBelow =
          i + 1 < pieces.size()
              && pieces.get(i + 1) instanceof DraftBlock.Item next
              && next.depth() == depthBelow(pieces.get(i));
      out.add(cited(pieces.get(i), finder, listBelow));
    }
    return out;
  }

  private static int depthBelow(DraftBlock piece) {
    if (piece instanceof DraftBlock.Item item) {
      return item.depth() + 1;
    }
    return piece instanceof DraftBlock.Paragraph p ? p.depth() : -1;
  }

  private static String words(DraftBlock piece) {
    if (piece instanceof DraftBlock.Item item) {
      return TextStretch.text(item.runs());
    }
    return piece instanceof DraftBlock.Paragraph paragraph
        ? TextStretch.text(paragraph.runs())
        : "";
  }

  private static DraftBlock cited(DraftBlock piece, CitationFinder finder, boolean listBelow) {
    Spot spot = piece.spot();
    if (piece instanceof DraftBlock.Heading h) {
      return new DraftBlock.Heading(spot, h.level(), finder.find(h.runs(), spot, false, false));
    }
    if (piece instanceof DraftBlock.Paragraph p) {
      return new DraftBlock.Paragraph(
          spot, p.depth(), finder.find(p.runs(), spot, true, listBelow));
    }
    if (piece instanceof DraftBlock.Item p) {
      List<TextStretch> runs = finder.find(p.runs(), spot, true, listBelow);
      return new DraftBlock.Item(spot, p.depth(), p.marker(), runs);
    }
    List<List<List<TextStretch>>> rows = new ArrayList<>();
    for (List<List<TextStretch>> row : ((DraftBlock.Table) piece).rows()) {
      rows.add(row.stream().map(cell -> finder.find(cell, spot, true, false)).toList());
    }
    return new DraftBlock.Table(spot, rows);
  }

  /** Every number without a reference once, at its first place. */
  private void reportUnknown(List<DraftBlock> pieces, ReferenceKeys keys) {
    Map<Integer, Spot> unknown = new TreeMap<>();
    for (DraftBlock piece : pieces) {
      for (TextStretch run : runs(piece)) {
        if (run instanceof TextStretch.Cite cite) {
          cite.numbers().stream()
              .filter(number -> !keys.has(number))
              .forEach(number -> unknown.putIfAbsent(number, piece.spot()));
        }
      }
    }
    unknown.forEach(
        (number, spot) ->
            notes.problem(
                RuleId.IMPORT_UNKNOWN_NUMBER,
                spot,
                "the page cites " + number + ", but lists no reference of that number",
                "the draft cites the unknown key ref-"
                    + number
                    + ": find the work, or remove the citation"));
  }

  private static List<TextStretch> runs(DraftBlock piece) {
    if (piece instanceof DraftBlock.Heading heading) {
      return heading.runs();
    }
    if (piece instanceof DraftBlock.Paragraph paragraph) {
      return paragraph.runs();
    }
    if (piece instanceof DraftBlock.Item item) {
      return item.runs();
    }
    return ((DraftBlock.Table) piece)
        .rows().stream().flatMap(List::stream).flatMap(List::stream).toList();
  }

  private void reportMissing(PageParts layout, List<PageReference> references) {
    Spot start = layout.start();
    if (layout.title() == null) {
      notes.problem(
          RuleId.IMPORT_NO_TITLE,
          start,
          "no title was found on the page",
          "write the title in the front matter");
    }
    if (layout.updated() == null) {
      notes.problem(
          RuleId.IMPORT_NO_DATE,
          start,
          "the page does not say when it was updated",
          "write `updated: YYYY-MM-DD` in the front matter");
    }
    if (references.isEmpty()) {
      notes.problem(
          RuleId.IMPORT_NO_REFERENCES,
          start,
          "no list of references was found on the page",
          "paste the page with its references, or cite by hand");
    }
  }

  private String title(PageParts layout, String named) {
    String title = layout.title() == null ? named : layout.title();
    if (!title.isEmpty()) {
      return title;
    }
    String name = DraftText.titleOf(page.path());
    return name == null ? Placeholder.IMPORTED_TITLE.words() : name;
  }

  private String id(String title) {
    if (options.id() != null && !options.id().isEmpty()) {
      return options.id();
    }
    return DraftText.slug(title);
  }

  private List<String> authors() {
    return options.authors().isEmpty()
        ? List.of(Placeholder.IMPORTED_AUTHOR.words())
        : options.authors();
  }

  private List<String> topics(String id) {
    int slash = id.indexOf('/');
    return !options.topics().isEmpty() || slash <= 0
        ? options.topics()
        : List.of(id.substring(0, slash));
  }
}
