package org.imprimatur.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.StringHelper;

/**
 * Takes chance out of a finished index. Lucene draws a random id for every segment and commit, puts
 * it into each file, and notes the time, the machine and the Java version in the segment's
 * description. Here each file is written again with a fixed id and its checksum (the foot of every
 * file is that of {@link CodecUtil}), and the description without diagnostics. Nothing else in the
 * files is touched, and Lucene reads them as it reads any index.
 */
final class IndexSeal {
  private static final byte[] ID =
      Arrays.copyOf("imprimatur-index".getBytes(StandardCharsets.US_ASCII), StringHelper.ID_LENGTH);
  private static final int FOOT = CodecUtil.footerLength();

  private IndexSeal() {}

  /**
   * Seals the latest commit of an index of one segment at most.
   *
   * @throws IOException when the folder cannot be read or written
   */
  static void apply(Directory directory) throws IOException {
    SegmentInfos old = SegmentInfos.readLatestCommit(directory);
    SegmentInfos fresh = new SegmentInfos(old.getIndexCreatedVersionMajor());
    fresh.counter = old.counter;
    fresh.setUserData(old.getUserData(), false);
    for (SegmentCommitInfo commit : old) {
      SegmentInfo info = sealed(directory, commit.info);
      fresh.add(new SegmentCommitInfo(info, 0, 0, -1L, -1L, -1L, ID));
    }
    directory.deleteFile(old.getSegmentsFileName());
    fresh.commit(directory);
    byte[] id = SegmentInfos.readLatestCommit(directory).getId();
    rewrite(directory, fresh.getSegmentsFileName(), id);
    directory.syncMetaData();
  }

  private static SegmentInfo sealed(Directory directory, SegmentInfo old) throws IOException {
    SegmentInfo out =
        new SegmentInfo(
            directory,
            old.getVersion(),
            old.getMinVersion(),
            old.name,
            old.maxDoc(),
            old.getUseCompoundFile(),
            old.getHasBlocks(),
            old.getCodec(),
            Map.of(),
            ID,
            old.getAttributes(),
            old.getIndexSort());
    String description = old.name + ".si";
    List<String> files = new ArrayList<>(new TreeSet<>(old.files()));
    files.remove(description);
    for (String file : files) {
      rewrite(directory, file, old.getId());
    }
    directory.deleteFile(description);
    out.setFiles(files);
    old.getCodec().segmentInfoFormat().write(directory, out, IOContext.DEFAULT);
    return out;
  }

  /** Writes a file again with another id; its 16 random bytes stand in it for nothing else. */
  private static void rewrite(Directory directory, String file, byte[] id) throws IOException {
    String temporary;
    try (IndexInput in = directory.openInput(file, IOContext.READONCE);
        IndexOutput out = directory.createTempOutput(file, "seal", IOContext.DEFAULT)) {
      temporary = out.getName();
      copy(in, out, id);
      CodecUtil.writeFooter(out);
    }
    directory.deleteFile(file);
    directory.rename(temporary, file);
    directory.sync(List.of(file));
  }

  private static void copy(IndexInput in, IndexOutput out, byte[] id) throws IOException {
    byte[] buffer = new byte[1 << 16];
    int filled = 0;
    long rest = in.length() - FOOT;
    while (rest > 0) {
      int more = (int) Math.min(rest, buffer.length - filled);
      in.readBytes(buffer, filled, more);
      filled += more;
      rest -= more;
      replace(buffer, filled, id);
      int kept = rest > 0 ? id.length - 1 : 0; // an id may reach into the next part
      out.writeBytes(buffer, 0, filled - kept);
      System.arraycopy(buffer, filled - kept, buffer, 0, kept);
      filled = kept;
    }
  }

  private static void replace(byte[] buffer, int filled, byte[] id) {
    for (int i = 0; i + id.length <= filled; i++) {
      if (buffer[i] == id[0] && Arrays.equals(buffer, i, i + id.length, id, 0, id.length)) {
        System.arraycopy(ID, 0, buffer, i, ID.length);
      }
    }
  }
}
