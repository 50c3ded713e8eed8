package org.imprimatur.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Block;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.read.ContentTree;
import org.imprimatur.source.Source;
import org.imprimatur.theme.HouseFolder;
import org.imprimatur.theme.HouseText;

/** The files of a house's theme in one content tree. */
record ThemeFiles(ContentTree tree) implements HouseFolder {
  @Override
  public Optional<Source> text(String path) {
    return tree.hasEntry(path) ? Optional.ofNullable(tree.read(path).source()) : Optional.empty();
  }

  @Override
  public Optional<HouseText> markdown(String path) {
    return text(path).map(ThemeFiles::read);
  }

  private static HouseText read(Source source) {
    List<Problem> problems = new ArrayList<>();
    List<Block> blocks = ArticleParser.parseText(source, problems);
    return new HouseText(source, blocks, problems);
  }

  @Override
  public Optional<byte[]> bytes(String path, int most) {
    return tree.bytes(path, most);
  }

  @Override
  public List<String> names(String folder) {
    return tree.names(folder);
  }
}
