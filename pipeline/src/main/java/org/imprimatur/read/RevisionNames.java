package org.imprimatur.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Which commit a name of the command line means. Names stand for trust here, so only those count
 * that whoever may push a tag, or any branch, cannot turn to another commit: commit ids, branches
 * and remote branches, each only while nothing else fits (contract, section 7). Git itself takes a
 * tag before a branch, and a branch before an abbreviated id.
 */
final class RevisionNames {
  private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{4,64}");
  private static final Pattern NOTHING = Pattern.compile("0{7,64}");
  private static final Pattern NOTE_OF_GIT = Pattern.compile("@|([A-Z]+_)*+HEAD");

  /** As many digits of an id as git shows at least: so many are never taken for a branch. */
  private static final int CLEARLY_AN_ID = 7;

  private static final int MOST_SHOWN = 5;
  static final String UNREADABLE =
      "is not a revision that can be read here; the full history is needed (in CI: fetch-depth 0;"
          + " else: git fetch --unshallow), and the id of a commit, a branch or a remote branch";

  private final Repository repository;
  private final RevWalk walk;
  private final boolean fullIdsOnly;

  /**
   * Names in a repository.
   *
   * @param walk reads its commits
   * @param fullIdsOnly whether its branches are not to be trusted
   */
  RevisionNames(Repository repository, RevWalk walk, boolean fullIdsOnly) {
    this.repository = repository;
    this.walk = walk;
    this.fullIdsOnly = fullIdsOnly;
  }

  /**
   * The commit of a name.
   *
   * @param head whether {@code HEAD} may be named, too
   * @throws RevisionNameException when there is not exactly one
   */
  RevCommit commit(String name, boolean head) throws IOException {
    if (name.isBlank()) {
      throw no(name, "is empty: the variable that should hold the id of a commit is not set");
    }
    if (NOTHING.matcher(name).matches()) {
      throw no(
          name,
          "is not a commit: git writes it where there is none, for example before the first push of"
              + " a branch. Name the commit to compare with");
    }
    if (NOTE_OF_GIT.matcher(name).matches()) {
      return note(name, head);
    }
    if (ID.matcher(name).matches()) {
      return byId(name);
    }
    if (fullIdsOnly) {
      throw nested(name);
    }
    return byRef(name);
  }

  private RevCommit note(String name, boolean head) throws IOException {
    if (!head || !name.equals(Constants.HEAD)) {
      throw no(
          name,
          "means whatever git did last in this folder. Write the id of the commit:"
              + command(name));
    }
    return commit(name, repository.exactRef(Constants.HEAD));
  }

  private RevCommit byId(String name) throws IOException {
    String digits = name.toLowerCase(Locale.ROOT);
    boolean full = digits.length() == Constants.OBJECT_ID_STRING_LENGTH;
    if (fullIdsOnly && !full) {
      throw nested(name);
    }
    List<RevCommit> commits = commits(digits);
    List<Ref> refs = refs(name);
    List<String> fits = new ArrayList<>();
    commits.stream().limit(MOST_SHOWN).forEach(c -> fits.add("the commit " + c.name()));
    refs.forEach(ref -> fits.add(ref.getName()));
    if (fits.size() > 1) {
      throw ambiguous(name, fits);
    }
    if (!commits.isEmpty()) {
      return commits.get(0);
    }
    if (!refs.isEmpty() && digits.length() >= CLEARLY_AN_ID) {
      throw no(
          name,
          "looks like the id of a commit, but no commit here has it; there is "
              + fits.get(0)
              + ". If you mean that, write the id of its commit:"
              + command(fits.get(0)));
    }
    return refs.isEmpty() ? commit(name, null) : byRef(name);
  }

  /** The commits whose ids begin with some digits. */
  private List<RevCommit> commits(String digits) throws IOException {
    List<RevCommit> out = new ArrayList<>();
    if (digits.length() <= Constants.OBJECT_ID_STRING_LENGTH) {
      AbbreviatedObjectId beginning = AbbreviatedObjectId.fromString(digits);
      for (ObjectId id : walk.getObjectReader().resolve(beginning)) {
        if (walk.getObjectReader().has(id) && walk.parseAny(id) instanceof RevCommit commit) {
          out.add(commit);
        }
      }
    }
    out.sort(null);
    return out;
  }

  private RevCommit byRef(String name) throws IOException {
    if (name.startsWith(Constants.R_REFS)) {
      boolean counts = isTrusted(name) && Repository.isValidRefName(name);
      if (counts) {
        return commit(name, repository.exactRef(name));
      }
      throw no(
          name,
          "is neither a branch (refs/heads/...) nor a remote branch (refs/remotes/...). Write the"
              + " id of the commit:"
              + command(name));
    }
    if (!Repository.isValidRefName(Constants.R_HEADS + name)) {
      throw no(
          name,
          "is an expression, and only names are accepted. Write the id of the commit:"
              + command(name));
    }
    List<Ref> refs = refs(name);
    if (refs.size() > 1) {
      throw ambiguous(name, refs.stream().map(Ref::getName).toList());
    }
    if (!refs.isEmpty() && !isTrusted(refs.get(0).getName())) {
      String only = refs.get(0).getName();
      throw no(
          name,
          "is only "
              + (only.startsWith(Constants.R_TAGS) ? "a tag, " : "")
              + only
              + ", which anybody who may push can move. Write the id of the commit:"
              + command(only));
    }
    return commit(name, refs.isEmpty() ? null : refs.get(0));
  }

  /** All refs that a short name fits. */
  private List<Ref> refs(String name) throws IOException {
    Set<String> candidates = new LinkedHashSet<>();
    for (String prefix :
        List.of(Constants.R_HEADS, Constants.R_REMOTES, Constants.R_TAGS, Constants.R_REFS)) {
      candidates.add(prefix + name);
    }
    List<Ref> out = new ArrayList<>();
    for (String candidate : candidates) {
      Ref ref = Repository.isValidRefName(candidate) ? repository.exactRef(candidate) : null;
      if (ref != null && ref.getObjectId() != null) {
        out.add(ref);
      }
    }
    return out;
  }

  private static boolean isTrusted(String ref) {
    return ref.startsWith(Constants.R_HEADS) || ref.startsWith(Constants.R_REMOTES);
  }

  private RevCommit commit(String name, @Nullable Ref ref) throws IOException {
    ObjectId id = ref == null ? null : ref.getObjectId();
    if (id != null
        && walk.getObjectReader().has(id)
        && walk.parseAny(id) instanceof RevCommit commit) {
      return commit;
    }
    throw no(name, UNREADABLE);
  }

  private static RevisionNameException ambiguous(String name, List<String> fits) {
    return no(
        name,
        "fits more than one: "
            + fits.stream().collect(Collectors.joining(", "))
            + ". Write the full id of the commit that is meant, or the whole name of a branch, "
            + Constants.R_HEADS
            + "... or "
            + Constants.R_REMOTES
            + "...");
  }

  private static RevisionNameException nested(String name) {
    return no(
        name,
        "is not a full id of a commit, and this content root is a repository inside another one, a"
            + " submodule for instance: whoever added it chose its branches. Write the full"
            + " id, 40 digits, of a commit that you know");
  }

  private static RevisionNameException no(String name, String problem) {
    return new RevisionNameException(name, problem);
  }

  private static String command(String name) {
    return " git rev-parse \"" + name.replaceAll("[\\p{Cntrl}\"$`\\\\]", "?") + "^{commit}\"";
  }
}
