package org.imprimatur.resolve;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Picture;

/**
 * Decides what becomes of each image of an article. Safe to share between threads.
 *
 * @param files from the path of a file, relative to the content root, to what becomes of it
 */
record Pictures(Function<String, Picture> files) {
  /** So many bytes of pictures one article may show: all of them are held at once. */
  private static final long MOST = 64L * 1024 * 1024;

  private static final Picture TOO_MANY =
      new Picture.Refused(
          RuleId.IMAGE_TOO_LARGE,
          "comes behind " + MOST / (1024 * 1024) + " MB of other pictures of this article",
          "make the pictures smaller, or split the article");

  /**
   * The pictures of an article.
   *
   * @param paths from the destination of each image, as written, to the path of its file
   */
  Map<String, Picture> of(Map<String, String> paths) {
    Map<String, Picture> byPath = new HashMap<>();
    Map<String, Picture> out = new HashMap<>();
    long total = 0;
    for (Map.Entry<String, String> image : paths.entrySet()) {
      String path = image.getValue();
      if (!byPath.containsKey(path)) {
        Picture picture = total > MOST ? TOO_MANY : files.apply(path);
        int length =
            picture.match(published -> published.content().length, refused -> 0, missing -> 0);
        total += length;
        picture = length > 0 && total > MOST ? TOO_MANY : picture;
        byPath.put(path, picture);
      }
      out.put(image.getKey(), byPath.get(path));
    }
    return out;
  }
}
