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
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.StringHelper;

/**
 * Takes chance out of a finished index. Lucene draws a random id for every segment and commit, puts
 * it into the head of each file, and notes the time, the machine and the Java version in the
 * segment's description. Here each file is written anew with a fixed id and its checksum (the head
 * and foot of every file are those of {@link CodecUtil}), and the description without diagnostics.
 * The content of the files is not touched, and Lucene reads them as it reads any index.
 */
final class Seal {
  private static final byte[] ID =
      Arrays.copyOf("imprimatur-index".getBytes(StandardCharsets.US_ASCII), StringHelper.ID_LENGTH);
  private static final int FOOT = CodecUtil.footerLength();

  private Seal() {}

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
    rewrite(directory, fresh.getSegmentsFileName());
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
      rewrite(directory, file);
    }
    directory.deleteFile(description);
    out.setFiles(files);
    old.getCodec().segmentInfoFormat().write(directory, out, IOContext.DEFAULT);
    return out;
  }

  private static void rewrite(Directory directory, String file) throws IOException {
    String temporary;
    try (IndexInput in = directory.openInput(file, IOContext.READONCE);
        IndexOutput out = directory.createTempOutput(file, "seal", IOContext.DEFAULT)) {
      temporary = out.getName();
      skipToId(in);
      long place = in.getFilePointer();
      in.seek(0);
      out.copyBytes(in, place);
      out.writeBytes(ID, ID.length);
      in.seek(place + ID.length);
      out.copyBytes(in, in.length() - FOOT - in.getFilePointer());
      CodecUtil.writeFooter(out);
    }
    directory.deleteFile(file);
    directory.rename(temporary, file);
    directory.sync(List.of(file));
  }

  /** The id stands behind magic number, codec name and version. */
  private static void skipToId(DataInput in) throws IOException {
    CodecUtil.readBEInt(in);
    in.readString();
    CodecUtil.readBEInt(in);
  }
}
