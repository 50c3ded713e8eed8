package org.imprimatur.resolve;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.imprimatur.model.Article;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.Inline;
import org.imprimatur.model.LinkTarget;
import org.imprimatur.model.Picture;
import org.imprimatur.model.Targets;
import org.imprimatur.picture.PictureReader;

/**
 * Decides what each link and each image of an article leads to: the one place that does, for check,
 * page and earlier editions alike. Safe to share between threads.
 */
public final class Resolver {
  /** The longest linked file that is published, in bytes. */
  public static final int LONGEST_FILE = 64 * 1024 * 1024;

  /** So many bytes of linked files one article may have: all of them are held at once. */
  private static final long MOST = 64L * 1024 * 1024;

  private final LinkableContent content;
  private final List<String> types;
  private final Pictures pictures;

  /**
   * A resolver.
   *
   * @param types the types of linked files that are published, by their endings in small letters
   */
  public Resolver(LinkableContent content, List<String> types) {
    this.content = content;
    this.types = List.copyOf(types);
    this.pictures = new Pictures(path -> picture(content, path));
  }

  /** What the links and images of an article lead to. */
  public Targets of(Article article) {
    Set<String> links = new LinkedHashSet<>();
    Set<String> images = new LinkedHashSet<>();
    new Destinations(links, images).blocks(article.blocks());
    return links.isEmpty() && images.isEmpty()
        ? Targets.NONE
        : targets(new LinkResolver(article, content, new Files()), links, images);
  }

  private Targets targets(LinkResolver resolver, Set<String> links, Set<String> images) {
    Map<String, LinkTarget> targets = new HashMap<>();
    links.forEach(each -> targets.put(each, resolver.link(each)));
    Map<String, Picture> missing = new HashMap<>();
    Map<String, String> paths = new LinkedHashMap<>();
    for (String image : images) {
      LinkResolver.Image found = resolver.image(image);
      if (found.missing() == null) {
        paths.put(image, found.path());
      } else {
        missing.put(image, found.missing());
      }
    }
    missing.putAll(pictures.of(paths));
    return new Targets(missing, targets);
  }

  /** The linked files of one article: each is read once, in however many ways it is named. */
  private final class Files implements Function<String, LinkTarget> {
    private final Map<String, LinkTarget> byPath = new HashMap<>();
    private long total;

    @Override
    public LinkTarget apply(String path) {
      return byPath.computeIfAbsent(path, this::read);
    }

    private LinkTarget read(String path) {
      if (total <= MOST) {
        LinkTarget target = LinkedFileReader.read(path, types, content);
        total += target.publishedBytes();
        if (total <= MOST) {
          return target;
        }
      }
      return LinkedFileReader.refused(
          path,
          "it comes after " + MOST / (1024 * 1024) + " MB of other linked files",
          "make the files smaller, or split the article");
    }
  }

  private static Picture picture(LinkableContent content, String path) {
    return content
        .bytes(path, PictureReader.LONGEST)
        .map(bytes -> PictureReader.read(path, bytes))
        .orElseGet(
            () ->
                content.isLonger(path, PictureReader.LONGEST)
                    ? PictureReader.tooLong()
                    : PictureReader.unreadable());
  }

  /** What the links and images of a body name. */
  private record Destinations(Set<String> links, Set<String> images) implements BodyWalk {
    @Override
    public void link(Inline.Link it) {
      links.add(it.destination());
      BodyWalk.super.link(it);
    }

    @Override
    public void image(Inline.Image it) {
      images.add(it.destination());
      BodyWalk.super.image(it);
    }
  }
}
