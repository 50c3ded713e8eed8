package org.imprimatur.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Journals that nobody's step made, with the seal that this program would give them. */
public final class ForgedJournal {
  /** What each of the files is to hold. */
  public static final String CONTENT = "forged";

  private ForgedJournal() {}

  /** One that makes files where there are none. */
  public static byte[] of(String... paths) throws IOException {
    return sealed("imprimatur journal 1\n", paths);
  }

  /** As earlier versions had it, which kept it in the content root. */
  public static byte[] ofTheOldKind(String... paths) throws IOException {
    return sealed("", paths);
  }

  private static byte[] sealed(String head, String... paths) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(head.getBytes(UTF_8));
    out.writeInt(paths.length);
    for (String path : paths) {
      out.writeInt(path.getBytes(UTF_8).length);
      out.write(path.getBytes(UTF_8));
      out.write(new byte[32]);
      out.writeInt(CONTENT.length());
      out.write(CONTENT.getBytes(UTF_8));
    }
    try {
      out.write(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    return bytes.toByteArray();
  }
}
