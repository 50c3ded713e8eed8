package org.imprimatur.read;

import org.imprimatur.finding.RuleId;

/** What asking a content tree for a file gave. */
sealed interface FileBytes {

  /** The file's bytes. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Present(byte[] bytes) implements FileBytes {}

  /** Why there are none. */
  enum Absent implements FileBytes {
    /** There is no such file, or it lies outside the tree. */
    MISSING(
        RuleId.ARTICLE_OUTSIDE_ROOT,
        "this file is missing or leads out of the content root, so it is not read",
        "keep a copy of the file inside the content root"),
    /** What is there is no regular file. */
    NOT_A_FILE(
        RuleId.ARTICLE_NOT_A_FILE, "this is not a regular file, so it is not read", "remove it"),
    /** It is longer than was asked for. */
    TOO_LONG(RuleId.ARTICLE_TOO_LARGE, "", "split it, or remove what does not belong in it"),
    /** It is there and cannot be read. */
    UNREADABLE(RuleId.ARTICLE_UNREADABLE, "this file cannot be read", "check its permissions");

    private final RuleId rule;
    private final String message;
    private final String hint;

    Absent(RuleId rule, String message, String hint) {
      this.rule = rule;
      this.message = message;
      this.hint = hint;
    }

    /** The same as a finding about a path. */
    Loaded at(String path, long most) {
      String said =
          this == TOO_LONG
              ? "this file is longer than " + most / (1024 * 1024) + " MB, so it is not read"
              : message;
      return Loaded.failed(rule, path, said, hint);
    }
  }
}
