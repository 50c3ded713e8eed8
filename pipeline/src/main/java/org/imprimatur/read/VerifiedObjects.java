package org.imprimatur.read;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.internal.storage.commitgraph.CommitGraph;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The objects of a repository, each held against its id: git does so when it fetches them, and not
 * when it reads them. So whatever is read from a commit whose id is known is what that id stands
 * for, whoever wrote the repository. Files are checked by {@link #file} alone.
 */
final class VerifiedObjects extends ObjectReader.Filter {
  private final ObjectReader objects;
  private final Set<ObjectId> verified;
  private final ObjectInserter.Formatter ids = new ObjectInserter.Formatter();

  /**
   * Objects of a repository.
   *
   * @param verified those of its commits and folders that were held against their ids; grows
   */
  VerifiedObjects(ObjectReader objects, Set<ObjectId> verified) {
    this.objects = objects;
    this.verified = verified;
  }

  @Override
  protected ObjectReader delegate() {
    return objects;
  }

  @Override
  public ObjectReader newReader() {
    return new VerifiedObjects(objects.newReader(), verified);
  }

  @Override
  public ObjectLoader open(AnyObjectId id) throws IOException {
    return open(id, OBJ_ANY);
  }

  @Override
  public ObjectLoader open(AnyObjectId id, int type) throws IOException {
    ObjectLoader loader = objects.open(id, type);
    if (loader.getType() != Constants.OBJ_BLOB && !verified.contains(id)) {
      verify(id, loader.getType(), loader.getCachedBytes());
      verified.add(id.copy());
    }
    return loader;
  }

  /** What it says of commits is not held against their ids. */
  @Override
  public Optional<CommitGraph> getCommitGraph() {
    return Optional.empty();
  }

  /** The bytes of a file; empty when they are more than {@code most}. */
  Optional<byte[]> file(AnyObjectId id, int most) throws IOException {
    ObjectLoader loader = objects.open(id, Constants.OBJ_BLOB);
    if (loader.getSize() > most) {
      return Optional.empty();
    }
    byte[] bytes = loader.getBytes(most);
    verify(id, Constants.OBJ_BLOB, bytes);
    return Optional.of(bytes);
  }

  private void verify(AnyObjectId id, int type, byte[] bytes) throws IOException {
    if (!ids.idFor(type, bytes).equals(id)) {
      throw new CorruptObjectException(
          id.toObjectId(), "the repository holds something else under this id");
    }
  }
}
