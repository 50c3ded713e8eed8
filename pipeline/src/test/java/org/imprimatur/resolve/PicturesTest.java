package org.imprimatur.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.Picture;
import org.junit.jupiter.api.Test;

/** What becomes of all the pictures of one article. */
final class PicturesTest {

  @Test
  void theBytesOfAllPicturesTogetherAreBounded() {
    byte[] megabyte = new byte[1024 * 1024];
    List<String> asked = new ArrayList<>();
    Map<String, String> paths = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      paths.put(i + ".png", "articles/spine/" + i + ".png");
    }
    Pictures pictures =
        new Pictures(
            path -> {
              asked.add(path);
              return new Picture.Published("png", null, megabyte, "");
            });
    Map<String, Picture> all = pictures.of(paths);
    assertEquals(65, asked.size());
    assertInstanceOf(Picture.Published.class, all.get("63.png"));
    assertInstanceOf(Picture.Refused.class, all.get("64.png"));
    assertInstanceOf(Picture.Refused.class, all.get("99.png"));
  }
}
