package org.imprimatur.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.Version;

/**
 * Takes chance out of segments and commits. Lucene draws a random id for every segment and commit,
 * puts it into each file, and notes the time, the machine and the Java version in the segment's
 * description. Here each file is written again with another id and its checksum (the foot of every
 * file is that of {@link CodecUtil}), and the description without diagnostics. Nothing else in the
 * files is touched, and Lucene reads them as it reads any index.
 */
final class IndexSeal {
  private static final byte[] ID =
      Arrays.copyOf("imprimatur-index".getBytes(StandardCharsets.US_ASCII), StringHelper.ID_LENGTH);
  private static final int FOOT = CodecUtil.footerLength();

  private IndexSeal() {}

  /**
   * Seals a segment: one compound file, so that an index of many needs few open files.
   *
   * @param directory where its files lie, and where those of the sealed one go
   * @param name of the sealed segment
   * @param id of the sealed segment
   */
  static SegmentInfo sealed(Directory directory, SegmentInfo old, String name, byte[] id)
      throws IOException {
    List<String> inner = new ArrayList<>();
    for (String file : new TreeSet<>(old.files())) {
      if (!file.endsWith(".si")) {
        String renamed = name + IndexFileNames.stripSegmentName(file);
        rewrite(directory, file, renamed, old.getId(), id);
        inner.add(renamed);
      }
    }
    SegmentInfo out = info(directory, old, name, id);
    out.setFiles(inner);
    old.getCodec().compoundFormat().write(directory, out, IOContext.DEFAULT);
    for (String file : inner) {
      directory.deleteFile(file);
    }
    out.setFiles(
        List.of(
            IndexFileNames.segmentFileName(name, "", "cfs"),
            IndexFileNames.segmentFileName(name, "", "cfe")));
    old.getCodec().segmentInfoFormat().write(directory, out, IOContext.DEFAULT);
    return out;
  }

  private static SegmentInfo info(Directory directory, SegmentInfo old, String name, byte[] id) {
    return new SegmentInfo(
        directory,
        old.getVersion(),
        old.getMinVersion(),
        name,
        old.maxDoc(),
        true,
        old.getHasBlocks(),
        old.getCodec(),
        Map.of(),
        id,
        old.getAttributes(),
        old.getIndexSort());
  }

  /**
   * Writes the commit that makes sealed segments an index.
   *
   * @param segments in the order of their articles
   * @param data what the index says of itself
   * @throws IOException when the folder cannot be written
   */
  static void commit(Directory directory, List<SegmentInfo> segments, Map<String, String> data)
      throws IOException {
    SegmentInfos all = new SegmentInfos(Version.LATEST.major);
    all.setUserData(data, false);
    for (SegmentInfo each : segments) {
      all.add(new SegmentCommitInfo(each, 0, 0, -1L, -1L, -1L, each.getId()));
      long number = Long.parseLong(each.name.substring(1), Character.MAX_RADIX);
      all.counter = Math.max(all.counter, number + 1);
    }
    all.commit(directory);
    String file = all.getSegmentsFileName();
    byte[] id = SegmentInfos.readLatestCommit(directory).getId();
    rewrite(directory, file, file + "-sealed", id, ID);
    directory.deleteFile(file);
    directory.rename(file + "-sealed", file);
    directory.sync(List.of(file));
    directory.syncMetaData();
  }

  /** Writes a file again with another id; its 16 random bytes stand in it for nothing else. */
  private static void rewrite(
      Directory directory, String file, String renamed, byte[] old, byte[] id) throws IOException {
    try (IndexInput in = directory.openInput(file, IOContext.READONCE);
        IndexOutput out = directory.createOutput(renamed, IOContext.DEFAULT)) {
      copy(in, out, old, id);
      CodecUtil.writeFooter(out);
    }
  }

  private static void copy(IndexInput in, IndexOutput out, byte[] old, byte[] id)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    int filled = 0;
    long rest = in.length() - FOOT;
    while (rest > 0) {
      int more = (int) Math.min(rest, buffer.length - filled);
      in.readBytes(buffer, filled, more);
      filled += more;
      rest -= more;
      replace(buffer, filled, old, id);
      int kept = rest > 0 ? old.length - 1 : 0; // an id may reach into the next part
      out.writeBytes(buffer, 0, filled - kept);
      System.arraycopy(buffer, filled - kept, buffer, 0, kept);
      filled = kept;
    }
  }

  private static void replace(byte[] buffer, int filled, byte[] old, byte[] id) {
    for (int i = 0; i + old.length <= filled; i++) {
      if (buffer[i] == old[0] && Arrays.equals(buffer, i, i + old.length, old, 0, old.length)) {
        System.arraycopy(id, 0, buffer, i, id.length);
      }
    }
  }
}
