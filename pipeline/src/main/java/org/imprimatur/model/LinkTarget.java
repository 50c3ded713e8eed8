package org.imprimatur.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a link of an article leads: decided once, so that neither check and page nor page and
 * digest can disagree.
 */
public sealed interface LinkTarget {

  /** What the visitor makes of this kind. */
  <R> R accept(Visitor<R> visitor);

  /** Whether what is read there can be changed on its way. */
  default boolean isInsecure() {
    return false;
  }

  /** How many bytes are published for its sake. */
  default int publishedBytes() {
    return 0;
  }

  /**
   * A page of the web.
   *
   * @param address with its scheme, {@code https://} or {@code http://}
   * @param secure whether what is read there cannot be changed on its way
   */
  record Web(String address, boolean secure) implements LinkTarget {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.web(this);
    }

    @Override
    public boolean isInsecure() {
      return !secure;
    }
  }

  /**
   * An address of e-mail.
   *
   * @param address with {@code mailto:}
   */
  record Mail(String address) implements LinkTarget {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mail(this);
    }
  }

  /**
   * A telephone number that a reader can tap.
   *
   * @param address with {@code tel:}, without blanks
   */
  record Phone(String address) implements LinkTarget {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.phone(this);
    }
  }

  /**
   * A place in the same article; whether there is one of this name is for a check to say.
   *
   * @param anchor decoded
   */
  record Place(String anchor) implements LinkTarget {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.place(this);
    }
  }

  /**
   * An article of this house, which need not be published.
   *
   * @param id its id
   * @param anchor a place in it, decoded, or null for the whole
   */
  record OfArticle(ArticleId id, @Nullable String anchor) implements LinkTarget {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.article(this);
    }
  }

  /**
   * A file of the content root that is published beside the page.
   *
   * @param path where it lies, relative to the root
   * @param ending of its name, in small letters, by which a web server knows what it is
   * @param content the bytes that are published
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are not changed
  record File(String path, String ending, byte[] content) implements LinkTarget {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.file(this);
    }

    @Override
    public int publishedBytes() {
      return content.length;
    }
  }

  /**
   * Nothing that a page may lead to; its words stand there without a link.
   *
   * @param message what is wrong
   * @param hint what to do about it
   */
  record Nowhere(String message, String hint) implements LinkTarget {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.nowhere(this);
    }
  }

  /**
   * What each kind comes to: a new kind does not compile until each visitor knows it.
   *
   * @param <R> what is made of it
   */
  interface Visitor<R> {
    /** A page of the web. */
    R web(Web it);

    /** An address of e-mail. */
    R mail(Mail it);

    /** A telephone number. */
    R phone(Phone it);

    /** A place in the same article. */
    R place(Place it);

    /** An article of this house. */
    R article(OfArticle it);

    /** A file of the content root. */
    R file(File it);

    /** Nothing that a page may lead to. */
    R nowhere(Nowhere it);
  }
}
