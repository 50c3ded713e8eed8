package org.imprimatur.word;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of a part, with the names that Word gives its namespaces: {@code w:p}, whatever prefix
 * the file uses. Words are elements of the name {@code #text}.
 */
final class XmlElement {
  private static final String WORDS = "#text";
  private static final int DEEPEST = 400;
  private static final int MOST_ELEMENTS = 4_000_000;
  private static final int MOST_ATTRIBUTES = 200;

  private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
  private static final String STRICT = "http://purl.oclc.org/ooxml/";

  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w:"),
          Map.entry(STRICT + "wordprocessingml/main", "w:"),
          Map.entry(OFFICE + "relationships", "r:"),
          Map.entry(STRICT + "officeDocument/relationships", "r:"),
          Map.entry(OFFICE + "math", "m:"),
          Map.entry(STRICT + "officeDocument/math", "m:"),
          Map.entry(OFFICE + "bibliography", "b:"),
          Map.entry(STRICT + "officeDocument/bibliography", "b:"),
          Map.entry("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:"),
          Map.entry(
              "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp:"),
          Map.entry(STRICT + "drawingml/wordprocessingDrawing", "wp:"),
          Map.entry("http://schemas.microsoft.com/office/word/2010/wordml", "w14:"),
          Map.entry("http://schemas.microsoft.com/office/word/2012/wordml", "w15:"),
          Map.entry(WordNames.CLAIMS, "i:"));

  private final String name;
  private final String text;
  private final Map<String, String> attributes;
  private final List<XmlElement> children = new ArrayList<>();

  private XmlElement(String name, String text, Map<String, String> attributes) {
    this.name = name;
    this.text = text;
    this.attributes = attributes;
  }

  /** Its name: {@code w:p}; without a prefix where no namespace of Word's is meant. */
  String name() {
    return name;
  }

  boolean is(String other) {
    return name.equals(other);
  }

  /** An attribute's value; empty when it is not there. */
  String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  boolean has(String key) {
    return attributes.containsKey(key);
  }

  List<XmlElement> children() {
    return children;
  }

  /** The first child of a name, or null. */
  @Nullable XmlElement child(String key) {
    for (XmlElement child : children) {
      if (child.is(key)) {
        return child;
      }
    }
    return null;
  }

  /** What a way of names leads to first, or null. */
  @Nullable XmlElement at(String... way) {
    XmlElement at = this;
    for (String key : way) {
      at = at == null ? null : at.child(key);
    }
    return at;
  }

  /** The value {@code w:val} of a child; empty when there is none. */
  String value(String key) {
    XmlElement child = child(key);
    return child == null ? "" : child.attribute("w:val");
  }

  /** Whether a child switches something on. */
  boolean isOn(String key) {
    XmlElement child = child(key);
    return child != null
        && !List.of("0", "false", "off", "none").contains(child.attribute("w:val"));
  }

  /** All words in it. */
  String text() {
    if (children.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (XmlElement each : all()) {
      out.append(each.text);
    }
    return out.toString();
  }

  /** The words of a descendant, trimmed; empty when there is none. */
  String words(String... way) {
    XmlElement found = at(way);
    return found == null ? "" : found.text().strip();
  }

  /** It and all that it holds, in the order of the file. */
  List<XmlElement> all() {
    List<XmlElement> out = new ArrayList<>();
    Deque<XmlElement> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      XmlElement next = open.pop();
      out.add(next);
      for (int i = next.children.size() - 1; i >= 0; i--) {
        open.push(next.children.get(i));
      }
    }
    return out;
  }

  /** All descendants of a name, in the order of the file. */
  List<XmlElement> all(String key) {
    return all().stream().filter(each -> each.is(key)).toList();
  }

  /**
   * Reads XML without document types.
   *
   * @param part its name, for messages
   */
  static XmlElement read(byte[] xml, String part) throws WordFileException {
    try (InputStream in = new ByteArrayInputStream(xml)) {
      return read(factory().createXMLStreamReader(in), part);
    } catch (XMLStreamException | java.io.IOException e) {
      if (e instanceof WordFileException ours) {
        throw ours;
      }
      throw new WordFileException("its part " + part + " is damaged: it is not well-formed XML");
    }
  }

  private static XMLInputFactory factory() {
    // Java's own parser, whatever else lies on the class path.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    // The limits here decide, not those of one version of Java.
    String limits = "http://www.oracle.com/xml/jaxp/properties/";
    factory.setProperty(limits + "elementAttributeLimit", "10000");
    factory.setProperty(limits + "maxElementDepth", "0");
    factory.setProperty(limits + "maxXMLNameLimit", "1000");
    return factory;
  }

  private static XmlElement read(XMLStreamReader reader, String part)
      throws XMLStreamException, WordFileException {
    Deque<XmlElement> open = new ArrayDeque<>();
    XmlElement root = null;
    int count = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new WordFileException(
                "its part " + part + " declares a document type: no word processor writes that");
        case XMLStreamConstants.START_ELEMENT -> {
          if (++count > MOST_ELEMENTS
              || open.size() >= DEEPEST
              || reader.getAttributeCount() > MOST_ATTRIBUTES) {
            throw new WordFileException("its part " + part + " is too large or nests too deep");
          }
          XmlElement element = new XmlElement(name(reader), "", attributes(reader));
          XmlElement above = open.peek();
          if (above != null) {
            above.children.add(element);
          }
          root = root == null ? element : root;
          open.push(element);
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          XmlElement above = open.peek();
          if (above != null) {
            above.children.add(new XmlElement(WORDS, reader.getText(), Map.of()));
          }
        }
        default -> {
          // Comments and instructions say nothing.
        }
      }
    }
    return Objects.requireNonNull(root);
  }

  private static String name(XMLStreamReader reader) {
    return prefix(reader.getNamespaceURI()) + reader.getLocalName();
  }

  private static String prefix(@Nullable String namespace) {
    return namespace == null ? "" : PREFIXES.getOrDefault(namespace, "");
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    int count = reader.getAttributeCount();
    if (count == 0) {
      return Map.of();
    }
    Map<String, String> out = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      out.put(
          prefix(reader.getAttributeNamespace(i)) + reader.getAttributeLocalName(i),
          reader.getAttributeValue(i));
    }
    return out;
  }
}
