package org.imprimatur.model;

/** Why a statement is not a claim (section 4.2). */
public enum Exemption {
  /** It asks. */
  QUESTION,
  /** It introduces a list. */
  LEAD_IN,
  /** It is only links, or only points to them. */
  LINKS_ONLY,
  /** It is a formula of nothing but symbols. */
  FORMULA,
  /** A header cell, a cell of the first column, or a caption. */
  TABLE_CONTEXT,
  /** The policy exempts its section. */
  EXEMPT_SECTION,
  /** The author marked it, with a reason. */
  MARKED
}
