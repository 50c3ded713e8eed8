package org.imprimatur.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.Article;
import org.imprimatur.model.Block;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Picture;
import org.imprimatur.model.Status;
import org.imprimatur.picture.PictureReader;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.site.SiteBuilder;

/**
 * Decides what becomes of each image of an article: the one place that does, for check, page and
 * earlier editions alike. Safe to share between threads.
 *
 * @param files from a path relative to the content root to what becomes of the file; empty when
 *     there is none
 */
record Pictures(Function<String, Optional<Picture>> files) {
  /** So many bytes of pictures one article may show: all of them are held at once. */
  private static final long MOST = 64L * 1024 * 1024;

  private static final Picture TOO_MANY =
      new Picture.Refused(
          "image/too-large",
          "comes behind " + MOST / (1024 * 1024) + " MB of other pictures of this article",
          "Save the pictures smaller, or divide the article.");

  /** Those of today's files. */
  static Pictures of(ContentRoot root) {
    return new Pictures(
        path -> root.hasFile(path) ? Optional.of(read(root, path)) : Optional.empty());
  }

  private static Picture read(ContentRoot root, String path) {
    return root.bytes(path, PictureReader.LONGEST)
        .map(bytes -> PictureReader.read(path, bytes))
        .orElseGet(
            () ->
                root.isLonger(path, PictureReader.LONGEST)
                    ? PictureReader.tooLong()
                    : PictureReader.unreadable());
  }

  /**
   * The pictures of an article, by destination as written. A destination that leads to no file of
   * the root is missing: such an image is a broken link.
   */
  Map<String, Picture> of(Article article) {
    Set<String> destinations = new LinkedHashSet<>();
    blocks(article.blocks(), destinations);
    if (destinations.isEmpty()) {
      return Map.of();
    }
    Map<String, Optional<Picture>> byPath = new HashMap<>();
    Map<String, Picture> out = new HashMap<>();
    long total = 0;
    for (String destination : destinations) {
      String path =
          destination.startsWith("/")
              ? null
              : SiteBuilder.imagePath(article.id(), destination).orElse(null);
      if (path != null && !byPath.containsKey(path)) {
        Optional<Picture> picture = total > MOST ? Optional.of(TOO_MANY) : files.apply(path);
        if (picture.isPresent() && picture.get() instanceof Picture.Published published) {
          total += published.content().length;
          picture = total > MOST ? Optional.of(TOO_MANY) : picture;
        }
        byPath.put(path, picture);
      }
      byPath.getOrDefault(path, Optional.empty()).ifPresent(it -> out.put(destination, it));
    }
    return out;
  }

  /**
   * What is wrong with an earlier revision that is published: a reader would miss a picture that
   * was approved. The place is the picture's file, since the article of today may not show it.
   */
  static List<Finding> ofEarlier(CheckedArticle shown, Levels levels) {
    List<Finding> out = new ArrayList<>();
    shown
        .pictures()
        .forEach(
            (destination, picture) -> {
              if (picture instanceof Picture.Refused it) {
                out.add(
                    Finding.ofFile(
                        it.rule(),
                        levels.level(it.rule(), Status.APPROVED),
                        SiteBuilder.imagePath(shown.id(), destination).orElse(destination),
                        "the last approved revision of "
                            + shown.id().path()
                            + " shows this picture, which is not published: it "
                            + it.reason(),
                        it.hint()));
              }
            });
    return out;
  }

  private static void blocks(List<Block> blocks, Set<String> out) {
    for (Block block : blocks) {
      if (block instanceof Block.Heading heading) {
        inlines(heading.content(), out);
      } else if (block instanceof Block.Paragraph paragraph) {
        inlines(paragraph.content(), out);
      } else if (block instanceof Block.ListBlock list) {
        list.items().forEach(item -> blocks(item.blocks(), out));
      } else if (block instanceof Block.Quote quote) {
        blocks(quote.blocks(), out);
      } else if (block instanceof Block.TableBlock table) {
        List<Block.Row> rows = new ArrayList<>(table.header());
        rows.addAll(table.body());
        rows.forEach(row -> row.cells().forEach(cell -> inlines(cell.content(), out)));
      }
    }
  }

  private static void inlines(List<Inline> content, Set<String> out) {
    for (Inline inline : content) {
      if (inline instanceof Inline.Image image) {
        out.add(image.destination());
      }
      inlines(inline.content(), out);
    }
  }
}
