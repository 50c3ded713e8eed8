package org.imprimatur.search;

import java.io.IOException;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DocumentStoredFieldVisitor;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.LeafReaderContext;

/**
 * Stored fields read from front to back. Lucene keeps them in compressed blocks of many documents;
 * its reader for merges unpacks each block once, its plain one for every document again.
 */
final class Stored {
  private final StoredFieldsReader reader;
  private final int base;

  /** Those of a segment. */
  Stored(LeafReaderContext leaf) {
    if (!(leaf.reader() instanceof CodecReader codec)) {
      throw new IllegalArgumentException("no segment of an index: " + leaf);
    }
    this.base = leaf.docBase;
    this.reader = codec.getFieldsReader().getMergeInstance();
  }

  /** A document of the segment, by its number in the whole index. */
  Document document(int number) throws IOException {
    DocumentStoredFieldVisitor visitor = new DocumentStoredFieldVisitor();
    reader.document(number - base, visitor);
    return visitor.getDocument();
  }
}
