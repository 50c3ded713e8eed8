package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives headings their levels. Marked levels are kept, moved so that the highest is 2 (1 is the
 * title's). Where a page says nothing, the order does: a heading directly above another heading is
 * its parent, and the headings that follow are children as long as they are built alike (a list
 * below each, or a paragraph below each) and are not the closing sections that pages of this kind
 * have; any other heading stands on the second level.
 */
final class HeadingLevels {
  private static final int TOP = 2;
  private static final int DEEPEST = 6;
  private static final Pattern OUTLINE =
      Pattern.compile("(\\d{1,2}(?:\\.\\d{1,2}){0,3})\\.?\\s+\\S.*");
  private static final Pattern CLOSING =
      Pattern.compile(
          "((important|key|special|practical|clinical|safety|other)"
              + " )*+(considerations?|points?|caveats?|pitfalls?|takeaways?|messages?)\\b.*|(common"
              + " )?pitfalls\\b.*|what to watch (out )?for.*|summary.*|conclusions?.*|bottom"
              + " line.*|follow[- ]?up\\b.*|prognosis.*|outlook.*|when to"
              + " refer.*|prevention\\b.*|special populations?.*|algorithm.*|limitations.*");

  private final List<DraftBlock> pieces;
  private final List<DraftBlock> out = new ArrayList<>();
  private final boolean capitals;
  private final boolean numbered;
  private int group;
  private String groupForm = "";

  private HeadingLevels(List<DraftBlock> pieces) {
    this.pieces = pieces;
    this.capitals = mixesCapitals(pieces);
    this.numbered =
        pieces.stream()
            .anyMatch(
                piece ->
                    piece instanceof DraftBlock.Heading h
                        && h.level() == 0
                        && TextStretch.text(h.runs()).matches("\\d{1,3}\\.\\s.*"));
  }

  static List<DraftBlock> infer(List<DraftBlock> pieces) {
    HeadingLevels levels = new HeadingLevels(pieces);
    int shift = shift(pieces);
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i) instanceof DraftBlock.Heading h) {
        int level = h.level() > 0 ? h.level() + shift : levels.level(i, TextStretch.text(h.runs()));
        int bounded = Math.min(DEEPEST, Math.max(TOP, level));
        levels.out.add(new DraftBlock.Heading(h.spot(), bounded, h.runs()));
      } else {
        levels.out.add(pieces.get(i));
      }
    }
    return levels.out;
  }

  private int level(int i, String text) {
    Matcher outline = OUTLINE.matcher(text);
    if (outline.matches() && outline.group(1).contains(".")) {
      return TOP + outline.group(1).split("\\.").length - 1;
    }
    if (Outline.isNumbered(text)) {
      boolean letter = Character.isLetter(text.codePointAt(0));
      return letter && numbered ? TOP + 1 : TOP;
    }
    if (capitals) {
      return isCapitals(text) ? TOP : TOP + 1;
    }
    boolean childOfPrevious = i > 0 && pieces.get(i - 1) instanceof DraftBlock.Heading;
    boolean parent = i + 1 < pieces.size() && pieces.get(i + 1) instanceof DraftBlock.Heading;
    if (parent) {
      group = childOfPrevious ? group + 1 : TOP;
      groupForm = "";
      return group;
    }
    String form = form(i);
    if (group > 0 && childOfPrevious) {
      groupForm = form;
      return group + 1;
    }
    if (group > 0 && form.equals(groupForm) && !closing(text)) {
      return group + 1;
    }
    group = 0;
    return TOP;
  }

  private String form(int i) {
    boolean prose = i + 1 < pieces.size() && pieces.get(i + 1) instanceof DraftBlock.Paragraph;
    return prose ? "prose" : "list";
  }

  private static boolean closing(String text) {
    return CLOSING.matcher(text.toLowerCase(Locale.ROOT)).matches();
  }

  private static int shift(List<DraftBlock> pieces) {
    int least = Integer.MAX_VALUE;
    for (DraftBlock piece : pieces) {
      if (piece instanceof DraftBlock.Heading h && h.level() > 0) {
        least = Math.min(least, h.level());
      }
    }
    return least == Integer.MAX_VALUE ? 0 : TOP - least;
  }

  private static boolean mixesCapitals(List<DraftBlock> pieces) {
    int all = 0;
    int some = 0;
    for (DraftBlock piece : pieces) {
      if (piece instanceof DraftBlock.Heading h && h.level() == 0) {
        all++;
        some += isCapitals(TextStretch.text(h.runs())) ? 1 : 0;
      }
    }
    return some > 1 && some < all;
  }

  private static boolean isCapitals(String text) {
    return text.codePoints().filter(Character::isUpperCase).count() > 5
        && text.codePoints().noneMatch(Character::isLowerCase);
  }
}
