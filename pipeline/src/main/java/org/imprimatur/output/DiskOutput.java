package org.imprimatur.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One build's output on disk, written beside the present one and then put in its place.
 *
 * <p>{@code <out>/site}, {@code <out>/index} and {@code <out>/report} are symbolic links into
 * {@code <out>/.generations/<n>/}. {@link #publish} replaces each by one rename: whenever the
 * process dies, each is wholly the old or wholly the new. Where links cannot be made, folders are
 * renamed instead, with a moment between the two renames; the next build then puts back what was
 * left behind. No link but these three is followed, and these only into a generation; all that a
 * generation holds is forced to disk before a name leads to it. While a stage is open, its folder
 * is locked against other builds.
 */
public final class DiskOutput implements Output {
  private static final String LOCK = ".lock";

  /** Where builds leave what later ones need not do again. */
  public static final String CACHE = ".cache";

  private final Path out;
  private final Generations generations;
  private final OutputLock lock;
  private final Path stage;
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();
  private final Map<String, String> digests = new ConcurrentHashMap<>();

  /** Files of the present output, forced to disk when it was written. */
  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  private final Set<String> shared = ConcurrentHashMap.newKeySet();
  private EarlierOutput earlier = EarlierOutput.NOTHING;
  private @Nullable SpareSite site;
  private @Nullable Spare left;
  private boolean published;

  private DiskOutput(Path out, Generations generations, OutputLock lock, Path stage) {
    this.out = out;
    this.generations = generations;
    this.lock = lock;
    this.stage = stage;
  }

  /**
   * Begins a build's output.
   *
   * @param out the output folder; made when missing
   * @param who is told to others who want to build meanwhile
   * @throws OutputException when another build holds the folder, it cannot be written, or holds
   *     something of these names that no build made
   */
  public static DiskOutput open(Path out, String who) throws OutputException {
    OutputLock lock = null;
    try {
      Files.createDirectories(out);
      lock = OutputLock.take(out.resolve(LOCK), out, who);
      Generations generations = new Generations(out);
      generations.recover();
      Path stage = generations.next();
      DiskOutput opened = new DiskOutput(out, generations, lock, stage);
      for (String tree : TREES) {
        Files.createDirectories(stage.resolve(tree));
      }
      return opened;
    } catch (IOException e) {
      release(lock);
      throw explained(out, e);
    }
  }

  /**
   * Where one of the {@link #TREES} of the last build lies.
   *
   * @param out the output folder
   * @return empty when there is none
   * @throws OutputException when what has its name is not a build's; the message says so
   */
  public static Optional<Path> published(Path out, String tree) throws OutputException {
    try {
      return Optional.ofNullable(new Generations(out).published(tree));
    } catch (OutputException e) {
      throw e;
    } catch (IOException e) {
      throw new OutputException("cannot read " + out.resolve(tree) + ": " + e.getMessage(), e);
    }
  }

  /** Whether a name right in an output folder is one that builds write or trust. */
  public static boolean isUsed(String name) {
    return name.equals(LOCK)
        || name.equals(CACHE)
        || name.equals(Generations.FOLDER)
        || TREES.contains(name);
  }

  @Override
  public Optional<Path> folder(String tree) {
    if (!TREES.contains(tree)) {
      throw new IllegalArgumentException("no such tree: " + tree);
    }
    return Optional.of(stage.resolve(tree));
  }

  @Override
  public void after(EarlierOutput before, @Nullable Spare spare) throws OutputException {
    earlier = before;
    try {
      site = spare == null ? null : SpareSite.adopt(generations.all(), stage, spare, before);
    } catch (IOException e) {
      throw explained(out, e);
    }
  }

  @Override
  public Optional<Spare> spare() {
    return Optional.ofNullable(left);
  }

  @Override
  public void write(String path, byte[] content) throws OutputException {
    try (OutputStream stream = stream(path)) {
      stream.write(content);
    } catch (OutputException e) {
      throw e;
    } catch (IOException e) {
      throw explained(out, e);
    }
  }

  @Override
  public OutputStream stream(String path) throws OutputException {
    return new BufferedOutputStream(
        new Digesting(accountedFor(path), digest -> digests.put(path, digest)));
  }

  @Override
  public OutputStream accountedFor(String path) throws OutputException {
    try {
      return Files.newOutputStream(
          place(path), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (java.nio.file.FileAlreadyExistsException e) {
      throw new IllegalArgumentException("written twice: " + path, e);
    } catch (IOException e) {
      throw explained(out, e);
    }
  }

  private Path inStage(String path) {
    Folders.check(path);
    return Folders.below(stage, path);
  }

  private Path place(String path) throws IOException {
    Path file = inStage(path);
    Path folder = file.getParent();
    SpareSite begun = site;
    if (begun != null) {
      begun.makeRoom(path);
    }
    if (folder != null && folders.add(folder)) {
      Files.createDirectories(folder);
    }
    return file;
  }

  @Override
  public void keep(EarlierOutput earlier, String path, String to) throws OutputException {
    try {
      Path old = earlier.place(path);
      OutputFile known = earlier.known(path).orElse(null);
      if (old == null || known == null) {
        throw new OutputException(path + " is not part of the output that is in place");
      }
      boolean isSame = path.equals(to);
      SpareSite begun = site;
      // The spare's file is the same one: whoever touches it later touches the published one.
      boolean isThere = isSame && earlier.wasUntouched(path) && begun != null && begun.keeps(path);
      boolean isUntouched = isThere || EarlierOutput.isUntouched(known, old);
      if (isThere || (isUntouched && linked(place(to), old))) {
        kept.add(to);
        digests.put(to, known.digest());
        if (isSame) {
          shared.add(path);
        }
        return;
      }
      // Its name or its times are others, so that nothing is shared: only its bytes count.
      byte[] bytes = Files.readAllBytes(old);
      if (!isUntouched && !EarlierOutput.digest(bytes).equals(known.digest())) {
        throw new OutputException(path + " was changed while this build ran; build again");
      }
      write(to, bytes);
    } catch (IOException e) {
      throw explained(out, e);
    }
  }

  private static boolean linked(Path file, Path old) throws IOException {
    try {
      Files.createLink(file, old);
      return true;
    } catch (java.nio.file.FileAlreadyExistsException e) {
      throw new IllegalArgumentException("written twice: " + file, e);
    } catch (IOException | UnsupportedOperationException noLinksHere) {
      return false;
    }
  }

  @Override
  public Optional<String> digest(String path) {
    return Optional.ofNullable(digests.get(path));
  }

  /** What Lucene wrote by itself is found, too. */
  @Override
  public List<OutputFile> written() throws OutputException {
    List<OutputFile> all = new ArrayList<>();
    SpareSite begun = site;
    try {
      for (String tree : TREES) {
        Path folder = generations.published(tree);
        if (folder != null && begun != null && tree.equals(SpareSite.TREE)) {
          all.addAll(begun.written(digests, folder));
        } else if (folder != null) {
          for (Path file : Folders.all(folder)) {
            String path = (tree + "/" + folder.relativize(file)).replace('\\', '/');
            all.add(new OutputFile(path, digests.getOrDefault(path, ""), Stamp.of(file)));
          }
        }
      }
    } catch (IOException e) {
      throw explained(out, e);
    }
    return all;
  }

  /** Puts the new output in the place of the old and deletes the old. */
  @Override
  public void publish() throws OutputException {
    Path old;
    try {
      force();
      generations.force();
      old = generations.linked(SpareSite.TREE);
      for (String tree : TREES) {
        generations.swap(stage, tree);
      }
      Durable.forceFolder(out);
      published = true;
    } catch (IOException e) {
      throw explained(out, e);
    }
    left = old == null ? null : inReserve(old);
    generations.clean(left != null);
  }

  private void force() throws IOException {
    SpareSite begun = site;
    if (begun == null) {
      Durable.force(
          Folders.all(stage), kept.stream().map(this::inStage).collect(Collectors.toSet()));
      return;
    }
    begun.finish(digests.keySet());
    List<Path> all = new ArrayList<>(begun.changedFolders());
    all.add(stage);
    Set<Path> forced = new HashSet<>();
    for (String tree : TREES) {
      if (!tree.equals(SpareSite.TREE)) {
        all.addAll(Folders.all(stage.resolve(tree)));
        kept.stream()
            .filter(path -> path.startsWith(tree + "/"))
            .map(this::inStage)
            .forEach(forced::add);
      }
    }
    for (String path : digests.keySet()) {
      if (path.startsWith(SpareSite.BELOW) && !kept.contains(path)) {
        all.add(inStage(path));
      }
    }
    Durable.force(all, forced);
  }

  /** Leaves the site that was in place to the next build, which need not link all files again. */
  private @Nullable Spare inReserve(Path old) {
    try {
      return SpareSite.demoted(generations.all(), old, earlier, shared, digests.keySet());
    } catch (IOException nothingIsLeft) {
      return null;
    }
  }

  /** Ends the build. What was not published is deleted; the old output stays as it was. */
  @Override
  public void close() throws OutputException {
    try {
      if (!published) {
        generations.clean(true);
      }
    } finally {
      release(lock);
    }
  }

  private static void release(@Nullable OutputLock lock) {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException endsWithTheProcess) {
        // The operating system gives the lock back when the process ends.
      }
    }
  }

  /** A sentence for a user in place of a bare path or an errno text. */
  static OutputException explained(Path out, IOException e) {
    if (e instanceof OutputException known) {
      return known;
    }
    return new OutputException(
        "cannot write to "
            + out
            + ": "
            + OutputException.reason(e)
            + "; the output there is as it was before",
        e);
  }
}
