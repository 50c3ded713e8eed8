package org.imprimatur.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a link of an article leads: decided once, so that neither check and page nor page and
 * digest can disagree.
 */
public sealed interface LinkTarget {

  /**
   * A page of the web.
   *
   * @param address with its scheme, {@code https://} or {@code http://}
   * @param secure whether what is read there cannot be changed on its way
   */
  record Web(String address, boolean secure) implements LinkTarget {}

  /**
   * An address of e-mail.
   *
   * @param address with {@code mailto:}
   */
  record Mail(String address) implements LinkTarget {}

  /**
   * A telephone number that a reader can tap.
   *
   * @param address with {@code tel:}, without blanks
   */
  record Phone(String address) implements LinkTarget {}

  /**
   * A place in the same article; whether there is one of this name is for a check to say.
   *
   * @param anchor decoded
   */
  record Place(String anchor) implements LinkTarget {}

  /**
   * An article of this house, which need not be published.
   *
   * @param id its id
   * @param anchor a place in it, decoded, or null for the whole
   */
  record OfArticle(ArticleId id, @Nullable String anchor) implements LinkTarget {}

  /**
   * A file of the content root that is published beside the page.
   *
   * @param path where it lies, relative to the root
   * @param ending of its name, in small letters; tells a web server what it is
   * @param content the bytes that are published
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are not changed
  record File(String path, String ending, byte[] content) implements LinkTarget {}

  /**
   * Nothing that a page may lead to; its words stand there without a link.
   *
   * @param message what is wrong
   * @param hint what to do about it
   */
  record Nowhere(String message, String hint) implements LinkTarget {}
}
