package org.imprimatur.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Consumer;

/** Hands bytes on, and says in the end what their digest is. */
final class Digesting extends FilterOutputStream {
  private final MessageDigest sha = FileDigest.begin();
  private final Consumer<String> digest;
  private boolean closed;

  Digesting(OutputStream out, Consumer<String> digest) {
    super(out);
    this.digest = digest;
  }

  @Override
  public void write(int one) throws IOException {
    out.write(one);
    sha.update((byte) one);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    sha.update(bytes, from, length);
  }

  @Override
  public void close() throws IOException {
    super.close();
    if (!closed) {
      closed = true;
      digest.accept(Base64.getEncoder().withoutPadding().encodeToString(sha.digest()));
    }
  }
}
