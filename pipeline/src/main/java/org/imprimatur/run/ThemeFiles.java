package org.imprimatur.run;

import java.util.Optional;
import org.imprimatur.read.ContentTree;
import org.imprimatur.source.Source;
import org.imprimatur.theme.HouseFolder;

/** The files of a house's theme in one content tree. */
record ThemeFiles(ContentTree tree) implements HouseFolder {
  @Override
  public Optional<Source> text(String path) {
    return tree.hasEntry(path) ? Optional.ofNullable(tree.read(path).source()) : Optional.empty();
  }

  @Override
  public Optional<byte[]> bytes(String path, int most) {
    return tree.bytes(path, most);
  }
}
