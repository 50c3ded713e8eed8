package org.imprimatur.site;

/**
 * An attribute of an element. Names are constants of this class; a value can be any text, as it is
 * escaped when written, but addresses only come from {@link Address}.
 *
 * @param name the attribute's name
 * @param value its value, not yet escaped
 */
record Attribute(String name, String value) {

  /** A link's target. */
  static Attribute href(Address address) {
    return new Attribute("href", address.text());
  }

  /** An image's address. */
  static Attribute src(Address address) {
    return new Attribute("src", address.text());
  }

  /** An element's id; white space, which no id may hold, becomes {@code -}. */
  static Attribute id(String id) {
    return new Attribute("id", Address.idText(id));
  }

  /** A class of the style sheet. */
  static Attribute css(String name) {
    return new Attribute("class", name);
  }

  /** A {@code data-} attribute. */
  static Attribute data(String name, String value) {
    return new Attribute("data-" + name, value);
  }

  /** An {@code aria-} attribute. */
  static Attribute aria(String name, String value) {
    return new Attribute("aria-" + name, value);
  }

  /** An attribute that can neither load nor run anything. */
  static Attribute plain(Plain name, String value) {
    return new Attribute(name.word, value);
  }

  /** Attributes that can neither load nor run anything. */
  enum Plain {
    ALT("alt"),
    DIR("dir"),
    HEIGHT("height"),
    LOADING("loading"),
    REL("rel"),
    ROLE("role"),
    SCOPE("scope"),
    START("start"),
    TABINDEX("tabindex"),
    TITLE("title"),
    WIDTH("width");

    private final String word;

    Plain(String word) {
      this.word = word;
    }
  }
}
