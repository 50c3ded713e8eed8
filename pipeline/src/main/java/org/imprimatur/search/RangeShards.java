package org.imprimatur.search;

import java.util.List;

/**
 * What an export holds of the texts of one range of articles, to be taken over by the next one if
 * the range's segment is the same.
 *
 * @param segment the name of the segment
 * @param texts the directories of its texts
 * @param claims the directories of its claims
 * @param articles its articles, in order
 */
public record RangeShards(
    String segment, List<Directory> texts, List<Directory> claims, List<Listed> articles) {
  /** Copies the lists. */
  public RangeShards {
    texts = List.copyOf(texts);
    claims = List.copyOf(claims);
    articles = List.copyOf(articles);
  }

  /**
   * A directory of shards with the files that they lie in.
   *
   * @param path relative to the site
   * @param files how many, beside its list
   * @param shards how many are in them
   * @param list of what the directory's own list is
   */
  public record Directory(String path, int files, int shards, Sizes list) {
    /** Its files, below its path. */
    public List<String> paths() {
      return ShardFolder.files(files);
    }
  }

  /**
   * What is said of a shard where it is listed.
   *
   * @param packed its length, in bytes
   * @param length before it was packed
   * @param check CRC-32 of that
   */
  public record Sizes(int packed, int length, int check) {}

  /**
   * What lists say of an article.
   *
   * @param claims how many it has
   */
  public record Listed(String id, String status, List<String> topics, int claims) {
    /** Copies the list. */
    public Listed {
      topics = List.copyOf(topics);
    }
  }
}
