package org.imprimatur.read;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A content tree of files that a test names, and no others. */
public final class TreeOfTest {
  private TreeOfTest() {}

  /** A tree of these files, by path. */
  public static ContentTree of(Map<String, byte[]> files) {
    return new OverlayTree(new Nothing(), files, Set.of());
  }

  private static final class Nothing extends ContentTree {
    @Override
    FileBytes file(String path, int most) {
      return FileBytes.Absent.MISSING;
    }

    @Override
    List<TreeEntry> entries() {
      return List.of();
    }

    @Override
    public boolean hasEntry(String path) {
      return false;
    }

    @Override
    public boolean hasFile(String path) {
      return false;
    }

    @Override
    public List<String> names(String folder) {
      return List.of();
    }
  }
}
