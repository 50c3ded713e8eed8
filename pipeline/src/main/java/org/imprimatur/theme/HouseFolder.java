package org.imprimatur.theme;

import java.util.List;
import java.util.Optional;
import org.imprimatur.source.Source;

/** Where a house's files are read: the folder, or the revision that is trusted. */
public interface HouseFolder {
  /** A file of the content root as text; empty when there is none, or it cannot be read. */
  Optional<Source> text(String path);

  /** The same, read as Markdown. */
  Optional<HouseText> markdown(String path);

  /** A file's bytes; empty when there is none, or it is longer. */
  Optional<byte[]> bytes(String path, int most);

  /** The names of what lies in a folder, sorted; empty when there is none. */
  List<String> names(String folder);
}
