package org.imprimatur.check;

/** One check. Rules hold no state of an article and serve many threads. */
interface Rule {

  /** The stable id, {@code family/name}. */
  String id();

  /** A rule over an article as a whole: its front matter, its claims, its links. */
  interface OfArticle extends Rule {
    /** Reports what the rule sees. */
    void check(RuleInput input, Sink sink);
  }

  /** A rule over running text that words wake: called at each place where one of them stands. */
  interface OfWords extends Rule {
    /** The words in lower case; {@code q.d.} is {@code qd}, {@code D/C} is {@code d/c}. */
    java.util.Set<String> words();

    /** Reports what the rule sees at a word. */
    void check(Place place, Sink sink);
  }

  /** A rule over running text that single characters wake. */
  interface OfCharacters extends Rule {
    /** The characters, each neither a letter nor a digit. */
    String characters();

    /** Reports what the rule sees at a character. */
    void check(Place place, Sink sink);
  }

  /** A rule over running text that numbers wake. */
  interface OfAmounts extends Rule {
    /** Reports what the rule sees at a number and the unit behind it. */
    void check(Amount amount, Sink sink);
  }

  /** A rule over running text that words with digits wake: {@code q6PM}, {@code Tegretol300}. */
  interface OfMixedWords extends Rule {
    /** Reports what the rule sees at such a word. */
    void check(Place place, Sink sink);
  }
}
