package org.imprimatur.search;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Shards of one kind on their way into files. Each shard is compressed alone and listed in a
 * directory with its key, its length in the file, its length once unpacked and the CRC-32 of that;
 * the manifest lists the directories in the same way. So nothing that is cut short, exchanged or
 * damaged is read as if it were whole. Shards are packed in files one after the other: a browser
 * asks for the bytes of one, and a host that knows no ranges gives the file.
 */
final class ShardFolder {
  /** A file ends before it grows beyond so many bytes, unless one shard alone does. */
  static final int FILE = 96_000;

  private static final String LIST = "list.bin";

  /** So many shards are in a directory, at most. */
  static final int LISTED = 128;

  /** And so many at least, unless it is the last or somebody ended it. */
  private static final int LEAST = 64;

  /** Of the keys that come then, one in so many begins the next directory. */
  private static final int ONE_IN = 32;

  private final String name;
  private final FileTarget target;
  private final ShardCache cache;
  private final ByteWriter manifest = new ByteWriter();
  private final ByteWriter directory = new ByteWriter();
  private final ByteWriter file = new ByteWriter();
  private final List<RangeShards.Directory> ended = new ArrayList<>();
  private int directories;
  private int files;
  private int shards;
  private String first = "";
  private String path = "";

  /** The file of an earlier export of which the file at hand is the beginning; empty for none. */
  private String same = "";

  /**
   * Shards in a folder.
   *
   * @param name of the folder
   * @param cache shards that were compressed before
   */
  ShardFolder(String name, FileTarget target, ShardCache cache) {
    this.name = name;
    this.target = target;
    this.cache = cache;
  }

  /** Its name. */
  String name() {
    return name;
  }

  /**
   * Adds a shard.
   *
   * @param key the least that is in it; rising; empty where shards are found by number
   */
  void add(String key, byte[] content) throws IOException {
    String digest = digest(content);
    byte[] packed = cache.packed(name, digest).orElseGet(() -> Compression.deflate(content));
    begin(key, packed.length);
    same = "";
    put(new ShardCache.Shard(key, sizes(packed, content), digest, path, file.size()), packed);
  }

  /** Adds a shard of an earlier export as it was. */
  void add(ShardCache.Shard earlier) throws IOException {
    byte[] packed = cache.packed(name, earlier);
    begin(earlier.key(), packed.length);
    boolean isFirst = file.size() == 0 && earlier.at() == 0;
    boolean isNext = same.equals(earlier.path()) && file.size() == earlier.at();
    same = isFirst || isNext ? earlier.path() : "";
    put(
        new ShardCache.Shard(earlier.key(), earlier.sizes(), earlier.digest(), path, file.size()),
        packed);
  }

  /**
   * Ends what is full before a shard. Directories end by keys, so that not all move when one does.
   */
  private void begin(String key, int length) throws IOException {
    if (shards == LISTED || (shards >= LEAST && !key.isEmpty() && hash(key) % ONE_IN == 0)) {
      endDirectory();
    }
    if (file.size() > 0 && file.size() + length > FILE) {
      flush();
    }
    if (shards == 0) {
      first = key;
    }
    if (file.size() == 0) {
      path = path();
    }
  }

  private void put(ShardCache.Shard shard, byte[] packed) {
    directory.block(BrowserExport.bytes(shard.key()));
    list(directory, shard.sizes());
    cache.keep(shard);
    file.raw(packed);
    shards++;
  }

  /** The same on every machine, and even over the keys. */
  static long hash(String key) {
    CRC32 hash = new CRC32();
    hash.update(BrowserExport.bytes(key));
    return hash.getValue();
  }

  /** Ends the directory at hand: the shards that follow are in another, and in other files. */
  void endDirectory() throws IOException {
    if (shards == 0) {
      return;
    }
    flush();
    byte[] content = directory.take();
    byte[] packed = Compression.deflate(content);
    target.accept(below() + "/" + LIST, packed);
    listed(first, new RangeShards.Directory(below(), files, shards, sizes(packed, content)));
    files = 0;
    shards = 0;
  }

  /** Adds a directory of an earlier export as it was; of shards without keys. */
  void add(RangeShards.Directory directory) throws IOException {
    endDirectory();
    cache.take(directory, below());
    listed(
        "",
        new RangeShards.Directory(
            below(), directory.files(), directory.shards(), directory.list()));
  }

  private void listed(String key, RangeShards.Directory directory) {
    manifest.block(BrowserExport.bytes(key));
    manifest.number(directory.shards());
    list(manifest, directory.list());
    ended.add(directory);
    directories++;
  }

  /** The directories that were ended since this was asked last. */
  List<RangeShards.Directory> ended() {
    List<RangeShards.Directory> out = List.copyOf(ended);
    ended.clear();
    return out;
  }

  /** Ends the last directory and lists all. */
  void finish(ByteWriter out) throws IOException {
    endDirectory();
    out.number(directories);
    out.raw(manifest);
  }

  private void flush() throws IOException {
    byte[] content = file.take();
    if (same.isEmpty() || !cache.take(same, content.length, path())) {
      target.accept(path(), content);
    }
    same = "";
    files++;
  }

  private String path() {
    return file(below(), files);
  }

  private String below() {
    return name + "/" + directories;
  }

  /** The files of a directory with so many beside its list, below its path. */
  static List<String> files(int files) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      out.add(file("", i));
    }
    out.add("/" + LIST);
    return out;
  }

  private static String file(String directory, int number) {
    return directory + "/" + number + ".bin";
  }

  private static String digest(byte[] content) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Length as packed, length, checksum. */
  static void list(ByteWriter out, byte[] packed, byte[] content) {
    list(out, sizes(packed, content));
  }

  private static void list(ByteWriter out, RangeShards.Sizes sizes) {
    out.number(sizes.packed());
    out.number(sizes.length());
    out.word(sizes.check());
  }

  private static RangeShards.Sizes sizes(byte[] packed, byte[] content) {
    CRC32 check = new CRC32();
    check.update(content);
    return new RangeShards.Sizes(packed.length, content.length, (int) check.getValue());
  }
}
