package org.imprimatur.reference;

import de.undercouch.citeproc.CSL;
import de.undercouch.citeproc.ItemDataProvider;
import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.csl.internal.RenderContext;
import de.undercouch.citeproc.csl.internal.SBibliography;
import de.undercouch.citeproc.csl.internal.TokenBuffer;
import de.undercouch.citeproc.csl.internal.behavior.FormattingAttributes;
import de.undercouch.citeproc.csl.internal.format.BaseFormat;
import de.undercouch.citeproc.csl.internal.token.TextToken;
import de.undercouch.citeproc.csl.internal.token.Token;
import de.undercouch.citeproc.output.Bibliography;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.NumberedReference;

/**
 * Formats one record at a time through citeproc-java. The engine's tokens are read as they are,
 * never as HTML, so that no markup and no entity can leak into the text.
 */
final class Formatter {
  private static final String ID = "work";

  private final StyleSheet sheet;
  private final Tokens tokens = new Tokens();
  private final OneItem item = new OneItem();
  private final CSL engine;

  Formatter(StyleSheet sheet) {
    this.sheet = sheet;
    try {
      engine = new CSL(item, sheet.xml(), "en-US");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The record as runs; what the engine cannot take is shown plainly instead. */
  synchronized List<NumberedReference.Run> format(Map<String, Object> csl) {
    Map<String, Object> data = new LinkedHashMap<>(csl);
    data.put("id", ID);
    tokens.runs = new StyledRuns();
    try {
      item.data = CSLItemData.fromJson(data);
      // A reset forgets the format, too.
      engine.setOutputFormat(tokens);
      engine.setConvertLinks(false);
      engine.registerCitationItems(new String[] {ID}, true);
      engine.makeBibliography();
    } catch (RuntimeException e) {
      tokens.runs = new StyledRuns();
    } finally {
      engine.reset();
    }
    List<NumberedReference.Run> runs = tokens.runs.finish();
    if (runs.isEmpty()) {
      return plainly(csl);
    }
    return sheet.sortsNames() ? CiteprocRecord.suffixesLast(runs, csl) : runs;
  }

  private static List<NumberedReference.Run> plainly(Map<String, Object> csl) {
    StringBuilder out = new StringBuilder();
    for (String field : List.of("title", "container-title", "publisher", "DOI", "URL")) {
      if (csl.get(field) instanceof String text) {
        out.append(out.length() == 0 ? "" : ". ").append(text);
      }
    }
    StyledRuns runs = new StyledRuns();
    runs.add(out.length() == 0 ? "Untitled" : out.toString(), false, false, false);
    return runs.finish();
  }

  /** Hands the engine the one record that is being formatted. */
  private static final class OneItem implements ItemDataProvider {
    private CSLItemData data = new CSLItemData();

    @Override
    public CSLItemData retrieveItem(String id) {
      return data;
    }

    @Override
    public Collection<String> getIds() {
      return List.of(ID);
    }
  }

  /** Takes the engine's tokens instead of writing them in some markup. */
  private static final class Tokens extends BaseFormat {
    private StyledRuns runs = new StyledRuns();

    @Override
    public String getName() {
      return "runs";
    }

    @Override
    protected String doFormatCitation(TokenBuffer buffer, RenderContext context) {
      return "";
    }

    @Override
    protected String doFormatBibliographyEntry(
        TokenBuffer buffer, RenderContext context, int index) {
      for (Token token : buffer.getTokens()) {
        if (token instanceof TextToken text) {
          int face = text.getFormattingAttributes();
          int slant = FormattingAttributes.getFontStyle(face);
          runs.add(
              text.getText(),
              slant == FormattingAttributes.FS_ITALIC || slant == FormattingAttributes.FS_OBLIQUE,
              FormattingAttributes.getFontWeight(face) == FormattingAttributes.FW_BOLD,
              FormattingAttributes.getVerticalAlign(face) == FormattingAttributes.VA_SUP);
        }
      }
      return "";
    }

    @Override
    protected String doFormatLink(String text, String uri) {
      return text;
    }

    @Override
    public Bibliography makeBibliography(String[] entries, SBibliography bibliography) {
      return new Bibliography(entries);
    }
  }
}
