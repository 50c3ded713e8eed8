package org.imprimatur.read;

/**
 * A name below {@code articles/}, not yet judged.
 *
 * @param path relative to the root, with {@code /}
 * @param kind what has it
 */
record TreeEntry(String path, Kind kind) {

  /** What has a name. */
  enum Kind {
    /** A regular file, or a link to one inside the tree. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A folder whose names cannot be read. */
    UNREADABLE_FOLDER,
    /** A symbolic link to a folder. */
    LINKED_FOLDER,
    /** A symbolic link to nothing. */
    LEADS_NOWHERE,
    /** A symbolic link to a file outside the tree. */
    LEADS_OUT,
    /** A device, for instance. */
    NOT_A_FILE
  }
}
