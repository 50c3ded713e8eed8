package org.imprimatur.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.attributes.AttributesNode;
import org.eclipse.jgit.attributes.AttributesRule;
import org.jspecify.annotations.Nullable;

/**
 * Whether git keeps the lines of both sides where two people added some to one file: what the
 * {@code .gitattributes} say that lie in the tree, for what only this machine knows helps nobody
 * else (gitattributes, "merge").
 */
public final class MergeAttributes {
  /** Where they belong: git reads one in each folder. */
  public static final String FILE = ".gitattributes";

  private static final String LEDGER = "*.review.jsonl";
  private static final String COMMENTS = "*.comments.jsonl";
  private static final String REQUESTS = "requests.jsonl";
  private static final String VALUES = " merge=union -text";
  private static final int LONGEST = 1024 * 1024;

  private final Path root;
  private final Path top;

  private MergeAttributes(Path root, Path top) {
    this.root = root;
    this.top = top;
  }

  /**
   * The lines that a content root's {@code .gitattributes} lacks.
   *
   * @param listing the root's files; nothing is lacking for what there is none of
   * @return empty outside git, too
   */
  public static List<String> missing(ContentRoot root, Listing listing) {
    Path top = top(root.path()).orElse(null);
    if (top == null) {
      return List.of();
    }
    MergeAttributes lines = new MergeAttributes(root.path(), top);
    boolean ledgers = lines.areSplit(listing.ledgers());
    boolean comments = lines.areSplit(listing.comments());
    boolean requests = root.hasEntry(REQUESTS) && lines.areSplit(List.of(REQUESTS));
    if (!ledgers && !comments && !requests) {
      return List.of();
    }
    // Who adds one adds all, before they are needed.
    List<String> out = new ArrayList<>();
    add(out, LEDGER, ledgers || lines.areSplit(List.of("articles/x.review.jsonl")));
    add(out, COMMENTS, comments || lines.areSplit(List.of("articles/x.comments.jsonl")));
    add(out, REQUESTS, requests || lines.areSplit(List.of(REQUESTS)));
    return out;
  }

  private static void add(List<String> out, String pattern, boolean lacks) {
    if (lacks) {
      out.add(pattern + VALUES);
    }
  }

  private static Optional<Path> top(Path root) {
    for (Path at = root; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private boolean areSplit(List<String> paths) {
    return paths.stream().anyMatch(path -> !isKept(root.resolve(path)));
  }

  /** The last line that speaks of a file decides, the nearest file last. */
  private boolean isKept(Path file) {
    List<Path> folders = new ArrayList<>();
    for (Path at = file.getParent(); at != null && at.startsWith(top); at = at.getParent()) {
      folders.add(0, at);
    }
    boolean kept = false;
    for (Path folder : folders) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      for (AttributesRule rule : rules(folder)) {
        if (rule.isMatch(path, false)) {
          Boolean says = says(rule);
          kept = says == null ? kept : says;
        }
      }
    }
    return kept;
  }

  /** Whether a rule asks for a union; null when it does not speak of merging. */
  private static @Nullable Boolean says(AttributesRule rule) {
    Boolean says = null;
    for (Attribute attribute : rule.getAttributes()) {
      boolean set = attribute.getState() == Attribute.State.SET;
      if (attribute.getKey().equals("merge")) {
        says = "union".equals(attribute.getValue());
      } else if (attribute.getKey().equals("binary") && set) {
        says = false;
      }
    }
    return says;
  }

  private static List<AttributesRule> rules(Path folder) {
    Path file = folder.resolve(FILE);
    AttributesNode node = new AttributesNode();
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST) {
        return List.of();
      }
      try (InputStream in = Files.newInputStream(file)) {
        node.parse(in);
      }
    } catch (IOException e) {
      return List.of();
    }
    return node.getRules();
  }
}
