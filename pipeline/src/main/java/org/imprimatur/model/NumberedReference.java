package org.imprimatur.model;

import java.util.List;

/**
 * A reference with its number in one article: numbers are given by first appearance, and one work
 * under two keys has one number.
 *
 * @param number from 1
 * @param keys all keys by which the article cites it, the first one first
 * @param reference the record of the first key
 * @param text the reference in the citation style of the policy
 */
public record NumberedReference(
    int number, List<String> keys, Reference reference, List<Run> text) {

  /** Copies the lists. */
  public NumberedReference {
    keys = List.copyOf(keys);
    text = List.copyOf(text);
  }

  /** The same, of which the house says something else. */
  NumberedReference with(Reference other) {
    return new NumberedReference(number, keys, other, text);
  }

  /** Its anchor in the page. */
  public String anchor() {
    return "ref-" + number;
  }

  /**
   * A stretch of a formatted reference in one type face.
   *
   * @param text plain text, to be escaped where it is shown
   * @param italic whether it is set in italics
   * @param bold whether it is set in bold
   * @param raised whether it is a superscript
   */
  public record Run(String text, boolean italic, boolean bold, boolean raised) {}
}
