package org.imprimatur.ingest;

import java.util.List;
import org.imprimatur.ingest.PageLine.Spot;

/** A block of the content, as the draft will hold it. */
sealed interface DraftBlock {
  /** Where it begins. */
  Spot spot();

  /** A heading; level 0 is not known yet. */
  record Heading(Spot spot, int level, List<TextStretch> runs) implements DraftBlock {}

  /** A paragraph; depth 0 at the top, n inside an item of depth n - 1. */
  record Paragraph(Spot spot, int depth, List<TextStretch> runs) implements DraftBlock {}

  /** A list item; depth from 0; the marker is {@code -} or a number with its stop. */
  record Item(Spot spot, int depth, String marker, List<TextStretch> runs) implements DraftBlock {}

  /** A table, header row first. */
  record Table(Spot spot, List<List<List<TextStretch>>> rows) implements DraftBlock {}
}
