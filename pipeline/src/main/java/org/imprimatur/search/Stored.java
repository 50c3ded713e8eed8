package org.imprimatur.search;

import java.io.IOException;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DocumentStoredFieldVisitor;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.LeafReader;

/**
 * Stored fields read from front to back. Lucene keeps them in compressed blocks of many documents;
 * its reader for merges unpacks each block once, its plain one for every document again.
 */
final class Stored {
  private final StoredFieldsReader reader;

  Stored(LeafReader leaf) {
    if (!(leaf instanceof CodecReader codec)) {
      throw new IllegalArgumentException("no segment of an index: " + leaf);
    }
    this.reader = codec.getFieldsReader().getMergeInstance();
  }

  Document document(int number) throws IOException {
    DocumentStoredFieldVisitor visitor = new DocumentStoredFieldVisitor();
    reader.document(number, visitor);
    return visitor.getDocument();
  }
}
