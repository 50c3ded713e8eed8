package org.imprimatur.site;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.LinkTarget;
import org.imprimatur.model.Picture;
import org.jspecify.annotations.Nullable;

/**
 * The images and linked files of one article. They are published beside its page, named by their
 * content, so that a page and its files move together and no name of the content root gets into an
 * address.
 */
final class PageFiles {
  private final String folder;
  private final Map<String, Picture> pictures;
  private final Map<String, SiteFile> files = new LinkedHashMap<>();

  /**
   * The files of a page.
   *
   * @param folder of the page beside the article's own; empty for that one
   */
  PageFiles(CheckedArticle checked, String folder) {
    this.folder = checked.id().url() + folder;
    this.pictures = checked.targets().pictures();
  }

  /**
   * An image as the page shows it.
   *
   * @param address relative to the article's page
   * @param size in CSS pixels, or null when the file gives none
   */
  record Image(Address address, Picture.@Nullable Size size) {}

  /** The image of a destination; empty when it is not published. */
  Optional<Image> image(String destination) {
    Picture picture = pictures.get(destination);
    return picture == null
        ? Optional.empty()
        : picture.match(
            it -> Optional.of(new Image(add(it.content(), it.ending()), it.size())),
            refused -> Optional.empty(),
            missing -> Optional.empty());
  }

  /** Takes a linked file in; its address relative to the article's page. */
  Address add(LinkTarget.File file) {
    return add(file.content(), file.ending());
  }

  private Address add(byte[] content, String ending) {
    String name = digest(content) + "." + ending;
    files.put(name, new SiteFile(folder + name, content));
    return Address.inSite("./", name);
  }

  /** What was asked for, in order. */
  Collection<SiteFile> files() {
    return files.values();
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
