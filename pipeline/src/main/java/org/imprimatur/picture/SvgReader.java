package org.imprimatur.picture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.imprimatur.finding.RuleId;
import org.imprimatur.picture.PictureReader.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Reads a drawing as XML without document types and builds the tree that is published: listed
 * elements and attributes of SVG's namespace, whatever prefix they have. What nobody sees
 * (comments, data of drawing programs) is dropped; everything else that is not on a list is a
 * fault, and a drawing with a fault is not published. One instance reads one drawing.
 */
final class SvgReader {
  private static final int DEEPEST = 64;
  private static final int MOST_ELEMENTS = 50_000;
  private static final int MOST_ATTRIBUTES = 100;
  private static final int MOST_FAULTS = 3;

  private final List<String> faults = new ArrayList<>();
  private final Deque<SvgNode.Element> open = new ArrayDeque<>();
  private final SvgAttributes attributes = new SvgAttributes(this::fault);
  private SvgNode.@Nullable Element root;
  private int faultCount;
  private int elements;
  private int depth;
  private int skipped;
  private int line;

  /**
   * Reads a drawing.
   *
   * @throws Refusal when it is not an SVG, too large to be drawn, or would not look the same
   */
  SvgNode.Element read(byte[] bytes) throws Refusal {
    String text = text(bytes);
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
      try {
        checkDeclaration(reader, bytes);
        while (reader.hasNext()) {
          event(reader, reader.next());
        }
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      if (!faults.isEmpty()) {
        throw Refusal.unsafe(faults, faultCount - faults.size());
      }
      // The parser's own words differ between versions of Java.
      int at = e.getLocation() == null ? line : e.getLocation().getLineNumber();
      throw Refusal.broken(Kind.SVG, "line " + Math.max(at, 1) + " is not well-formed XML");
    }
    if (!faults.isEmpty()) {
      throw Refusal.unsafe(faults, faultCount - faults.size());
    }
    if (root == null) {
      throw Refusal.broken(Kind.SVG, "it has no element <svg>");
    }
    return root;
  }

  private static XMLInputFactory factory() {
    // Java's own parser, whatever else lies on the class path.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    // The limits below decide, not those of one version of Java.
    String limits = "http://www.oracle.com/xml/jaxp/properties/";
    factory.setProperty(limits + "elementAttributeLimit", "10000");
    factory.setProperty(limits + "maxElementDepth", "0");
    factory.setProperty(limits + "maxXMLNameLimit", "1000");
    return factory;
  }

  private static String text(byte[] bytes) throws Refusal {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw Refusal.broken(Kind.SVG, "it is not written in UTF-8");
    }
  }

  private static void checkDeclaration(XMLStreamReader reader, byte[] bytes) throws Refusal {
    String declared = reader.getCharacterEncodingScheme();
    boolean ascii = true;
    for (byte b : bytes) {
      ascii &= b >= 0;
    }
    if (declared != null && !ascii && !declared.toLowerCase(Locale.ROOT).equals("utf-8")) {
      throw Refusal.broken(Kind.SVG, "it says that it is not written in UTF-8");
    }
    String version = reader.getVersion();
    if (version != null && !version.equals("1.0")) {
      throw Refusal.broken(Kind.SVG, "it is XML of a version other than 1.0");
    }
  }

  private void fault(String what) {
    if (++faultCount <= MOST_FAULTS) {
      faults.add("line " + line + ": " + what);
    }
  }

  private void event(XMLStreamReader reader, int event) throws Refusal {
    line = reader.getLocation().getLineNumber() < 1 ? line : reader.getLocation().getLineNumber();
    switch (event) {
      case XMLStreamConstants.DTD -> {
        // One without declarations names a document that is never read: it changes nothing.
        if (reader.getText().indexOf('[') >= 0) {
          fault("a document type with declarations of its own (<!DOCTYPE ... [)");
        }
      }
      case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
        if (reader.getPITarget().equalsIgnoreCase("xml-stylesheet")) {
          fault("a style sheet from another file (<?xml-stylesheet)");
        }
      }
      case XMLStreamConstants.START_ELEMENT -> start(reader);
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          words(reader.getText());
      case XMLStreamConstants.ENTITY_REFERENCE -> fault("an entity that is not declared");
      default -> {
        // Comments, the end.
      }
    }
  }

  private void start(XMLStreamReader reader) throws Refusal {
    limits(reader);
    depth++;
    String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
    String local = reader.getLocalName();
    if (depth == 1 && !(namespace.equals(SvgVocabulary.SVG) && local.equals("svg"))) {
      throw Refusal.broken(
          Kind.SVG,
          local.equals("svg")
              ? "its <svg> lacks xmlns=\"" + SvgVocabulary.SVG + "\", so browsers do not draw it"
              : "it is a document <" + SvgAttributes.shown(local) + ">");
    }
    if (skipped > 0 || !isPublished(namespace, local)) {
      skipped++;
      hidden(reader, namespace, local);
      return;
    }
    SvgNode.Element element = new SvgNode.Element(local, line);
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.add(
          element,
          reader.getAttributeNamespace(i),
          reader.getAttributeLocalName(i),
          reader.getAttributeValue(i));
    }
    SvgNode.Element parent = open.peek();
    if (parent == null) {
      root = element;
    } else {
      parent.content().add(element);
    }
    open.push(element);
  }

  private void limits(XMLStreamReader reader) throws Refusal {
    String what = null;
    if (++elements > MOST_ELEMENTS) {
      what = "has more than " + MOST_ELEMENTS + " elements";
    } else if (depth >= DEEPEST) {
      what = "nests its elements more than " + DEEPEST + " deep";
    } else if (reader.getAttributeCount() > MOST_ATTRIBUTES) {
      what = "has an element with more than " + MOST_ATTRIBUTES + " attributes";
    }
    if (what != null) {
      String hint = "simplify the drawing, or export it as PNG";
      throw new Refusal(RuleId.IMAGE_TOO_LARGE, what + " (line " + line + ")", hint);
    }
  }

  /** Whether an element is published; if not, it is a fault or nobody sees it. */
  private boolean isPublished(String namespace, String local) {
    if (namespace.equals(SvgVocabulary.SVG)) {
      if (SvgVocabulary.ELEMENTS.contains(local)) {
        return true;
      }
      if (SvgVocabulary.MOVING.contains(local)) {
        fault("<" + local + ">, which makes the picture move");
      } else if (local.equals("a")) {
        fault("<a>, a link, which nobody can follow in a picture of a page");
      } else if (!SvgVocabulary.UNSEEN.contains(local)) {
        fault("<" + SvgAttributes.shown(local) + ">");
      }
    } else if (!SvgAttributes.isOfEditor(namespace)) {
      fault("<" + SvgAttributes.shown(local) + "> of another kind of document");
    }
    return false;
  }

  /**
   * What lies in parts that nobody sees is dropped with them, but scripts are never there by
   * chance.
   */
  private void hidden(XMLStreamReader reader, String namespace, String local) {
    String name = local.toLowerCase(Locale.ROOT);
    if (skipped > 1 && (name.equals("script") || name.equals("foreignobject"))) {
      fault("<" + local + ">");
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String attribute = reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
      if (attribute.startsWith("on") && !SvgAttributes.isOfEditor(namespace)) {
        fault("the script in the attribute \"" + SvgAttributes.shown(attribute) + "\"");
      }
    }
  }

  private void end() {
    depth--;
    if (skipped > 0) {
      skipped--;
      return;
    }
    SvgNode.Element element = open.pop();
    if (element.name().equals("style")) {
      sheet(element);
    }
  }

  private void sheet(SvgNode.Element element) {
    StringBuilder css = new StringBuilder();
    for (SvgNode node : element.content()) {
      css.append(node instanceof SvgNode.Text text ? text.text() : "");
    }
    element.content().clear();
    StringBuilder out = new StringBuilder();
    for (SvgStyle.Rule rule : new SvgStyle(this::fault).rules(css.toString())) {
      out.append(String.join(",", rule.selectors()));
      out.append('{').append(rule.declarations()).append('}');
    }
    element.content().add(new SvgNode.Text(out.toString()));
  }

  private void words(String text) {
    SvgNode.Element element = open.peek();
    if (skipped == 0 && element != null && SvgVocabulary.WORDS.contains(element.name())) {
      element.content().add(new SvgNode.Text(text));
    }
  }
}
