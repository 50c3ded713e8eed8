package org.imprimatur.search;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FieldsProducer;
import org.apache.lucene.codecs.NormsProducer;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The terms of one segment, whether it is part of an index that is open or lies in one that was
 * made before; and which of its documents are articles.
 */
final class SegmentTerms implements Closeable {
  private final Source source;
  private final int documents;
  private final int[] owners;
  private final int[] firsts;
  private final int articles;

  private SegmentTerms(Source source, int documents) throws IOException {
    this.source = source;
    this.documents = documents;
    this.owners = new int[documents];
    this.firsts = new int[documents];
    this.articles = number();
  }

  /** What is asked of a segment. */
  private interface Source extends Closeable {
    @Nullable Terms terms(String field) throws IOException;

    @Nullable NumericDocValues norms(String field) throws IOException;
  }

  /** Those of an open one. */
  static SegmentTerms of(LeafReader reader) throws IOException {
    Source source =
        new Source() {
          @Override
          public @Nullable Terms terms(String field) throws IOException {
            return reader.terms(field);
          }

          @Override
          public @Nullable NumericDocValues norms(String field) throws IOException {
            return reader.getNormValues(field);
          }

          @Override
          public void close() {
            // Whoever opened it closes it.
          }
        };
    return new SegmentTerms(source, reader.maxDoc());
  }

  /**
   * Those of a sealed one.
   *
   * @param folder of its index
   * @param name of the segment
   * @throws IOException when it cannot be read
   */
  static SegmentTerms in(Path folder, String name) throws IOException {
    List<Closeable> open = new ArrayList<>();
    try {
      Directory directory = new NIOFSDirectory(folder, NoLockFactory.INSTANCE);
      open.add(directory);
      Codec codec = Codec.getDefault();
      SegmentInfo info =
          codec
              .segmentInfoFormat()
              .read(directory, name, SegmentWriter.id(name), IOContext.READONCE);
      Directory files =
          codec.compoundFormat().getCompoundReader(directory, info, IOContext.DEFAULT);
      open.add(0, files);
      FieldInfos fields = codec.fieldInfosFormat().read(files, info, "", IOContext.READONCE);
      SegmentReadState state = new SegmentReadState(files, info, fields, IOContext.DEFAULT);
      FieldsProducer postings = codec.postingsFormat().fieldsProducer(state);
      open.add(0, postings);
      NormsProducer norms = codec.normsFormat().normsProducer(state);
      open.add(0, norms);
      return new SegmentTerms(new Lying(fields, postings, norms, open), info.maxDoc());
    } catch (IOException | RuntimeException e) {
      close(open);
      throw e;
    }
  }

  /** A segment in a folder. */
  private record Lying(
      FieldInfos fields, FieldsProducer postings, NormsProducer norms, List<Closeable> open)
      implements Source {
    @Override
    public @Nullable Terms terms(String field) throws IOException {
      return postings.terms(field);
    }

    @Override
    public @Nullable NumericDocValues norms(String field) throws IOException {
      FieldInfo info = fields.fieldInfo(field);
      return info == null || !info.hasNorms() ? null : norms.getNorms(info);
    }

    @Override
    public void close() throws IOException {
      SegmentTerms.close(open);
    }
  }

  private static void close(List<Closeable> open) throws IOException {
    for (Closeable each : open) {
      each.close();
    }
  }

  /** Numbers the articles, and the claims of each. */
  private int number() throws IOException {
    boolean[] begins = new boolean[documents];
    Terms kinds = source.terms(IndexFields.KIND);
    TermsEnum terms = kinds == null ? null : kinds.iterator();
    if (terms != null && terms.seekExact(new BytesRef(IndexFields.ARTICLE))) {
      PostingsEnum all = terms.postings(null, PostingsEnum.NONE);
      for (int doc = all.nextDoc(); doc != NO_MORE_DOCS; doc = all.nextDoc()) {
        begins[doc] = true;
      }
    }
    int count = 0;
    int first = 0;
    for (int doc = 0; doc < documents; doc++) {
      if (begins[doc]) {
        count++;
        first = doc;
      }
      owners[doc] = count - 1;
      firsts[doc] = first;
    }
    return count;
  }

  @Nullable Terms terms(String field) throws IOException {
    return source.terms(field);
  }

  /** Lucene's length byte of each document. */
  byte[] lengths(String field) throws IOException {
    byte[] out = new byte[documents];
    Arrays.fill(out, (byte) 1);
    NumericDocValues norms = source.norms(field);
    if (norms != null) {
      for (int doc = norms.nextDoc(); doc != NO_MORE_DOCS; doc = norms.nextDoc()) {
        out[doc] = (byte) norms.longValue();
      }
    }
    return out;
  }

  /** How many articles it has. */
  int articles() {
    return articles;
  }

  /** The number of a document's article, among those of the segment. */
  int article(int document) {
    return owners[document];
  }

  /** Which claim of its article a document is; below 0 for the article. */
  int ordinal(int document) {
    return document - firsts[document] - 1;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
