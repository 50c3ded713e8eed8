package org.imprimatur.model;

/**
 * An article's id: its path below {@code articles/} without {@code .md}, with {@code /} ({@code
 * spine/pinched-nerve}). A patient variant ends in {@code .patient}.
 *
 * @param value the id's text
 */
public record ArticleId(String value) implements Comparable<ArticleId> {
  private static final String VARIANT = ".patient";

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when the id is empty
   */
  public ArticleId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("an article id must not be empty");
    }
  }

  /** The article's file, relative to the content root. */
  public String path() {
    return "articles/" + value + ".md";
  }

  /** The page's address, relative to the site: {@code <id>/}. */
  public String url() {
    return value + "/";
  }

  /** Whether this is the plain-language variant of another article. */
  public boolean isPatientVariant() {
    return value.endsWith(VARIANT) && value.length() > VARIANT.length();
  }

  /** The id of the article that a variant retells; the id itself for an article that is not one. */
  public ArticleId base() {
    return isPatientVariant()
        ? new ArticleId(value.substring(0, value.length() - VARIANT.length()))
        : this;
  }

  /** The id of the patient variant of this article. */
  public ArticleId patientVariant() {
    return isPatientVariant() ? this : new ArticleId(value + VARIANT);
  }

  @Override
  public int compareTo(ArticleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
