package org.imprimatur.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import org.imprimatur.output.ContentTransaction;
import org.imprimatur.output.OutputException;
import org.imprimatur.output.StateFolder;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.GitDirectory;
import org.jspecify.annotations.Nullable;

/** How steps change the files of a content root together, and where they are written down first. */
public final class RecordedSteps {
  /** Where earlier versions had the journal: in the tree, where anybody could commit one. */
  private static final String OLD_JOURNAL = "output/.review/journal";

  private final ContentRoot root;
  private final StateFolder state;
  private final Caller caller;

  private RecordedSteps(ContentRoot root, StateFolder state, Caller caller) {
    this.root = root;
    this.state = state;
    this.caller = caller;
  }

  static RecordedSteps of(ContentRoot root, @Nullable GitDirectory git, Caller caller)
      throws IOException {
    StateFolder state =
        git == null
            ? StateFolder.ofUser(caller.state(), root.path())
            : StateFolder.inGit(git.path(), git.prefix(), root.path());
    return new RecordedSteps(root, state, caller);
  }

  /** Brings to an end what a killed step left undone, and reports it to the caller. */
  void recover() throws OutputException {
    if (Files.exists(root.path().resolve(OLD_JOURNAL), LinkOption.NOFOLLOW_LINKS)) {
      caller
          .notices()
          .accept(
              OLD_JOURNAL
                  + " is ignored, and nothing of it is done: an earlier version of this program"
                  + " left it, or somebody who wants it to be taken for that. See whether a review"
                  + " step is half recorded (git status, imprimatur review status), take it again,"
                  + " and delete the file");
    }
    ContentTransaction.recover(
        root.path(), state, "a run that ends what another left undone", caller.notices());
  }

  /**
   * Begins a step.
   *
   * @param who is told to others who want to write meanwhile
   */
  public ContentTransaction begin(String who) throws OutputException {
    return ContentTransaction.open(root.path(), state, who, caller.notices());
  }
}
