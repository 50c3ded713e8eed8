package org.imprimatur.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.imprimatur.desk.CommentDesk;
import org.imprimatur.desk.ReviewDesk;
import org.imprimatur.model.Person;

/** What was made ready at a desk, to be signed. */
public sealed interface Signable {
  /** Who signs. */
  Person person();

  /** What is signed, in plain words, line by line. */
  List<String> description();

  /** The bytes to be signed. */
  byte[] signedBytes();

  /** What is typed at the terminal before a key is used; the page shows it beside the button. */
  String shortDigest();

  /** The same as text, canonical JSON. */
  default String text() {
    return new String(signedBytes(), UTF_8);
  }

  /**
   * A step of a review; the page shows the beginning of the content digest.
   *
   * @param desk by which it was prepared
   */
  record OfStep(ReviewDesk desk, ReviewDesk.Step step, Person person) implements Signable {
    @Override
    public List<String> description() {
      return step.description();
    }

    @Override
    public byte[] signedBytes() {
      return step.signedBytes();
    }

    @Override
    public String shortDigest() {
      return eight(step.content());
    }
  }

  /**
   * A comment; the page shows the beginning of the digest of what is signed.
   *
   * @param desk by which it was prepared
   */
  record OfRemark(CommentDesk desk, CommentDesk.Ready ready, Person person) implements Signable {
    @Override
    public List<String> description() {
      return ready.description();
    }

    @Override
    public byte[] signedBytes() {
      return ready.comment().signedBytes();
    }

    @Override
    public String shortDigest() {
      return eight(ready.comment().digest());
    }
  }

  private static String eight(String digest) {
    int from = "sha256:".length();
    return digest.substring(from, from + 8);
  }
}
