package org.imprimatur.reference;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A CSL style made ready for single entries: the list of references no longer prints their numbers,
 * since pages number them on their own.
 *
 * @param xml the style
 * @param etAlUseFirst how many names stand before "et al", or 0 if the style never shortens
 * @param keepsHyphens whether initials of a hyphenated given name keep the hyphen
 * @param sortsNames whether names are printed family first, so that a suffix stands last
 * @param stripsJournalPeriods whether journals are printed without full stops
 */
record StyleSheet(
    String xml,
    int etAlUseFirst,
    boolean keepsHyphens,
    boolean sortsNames,
    boolean stripsJournalPeriods) {

  static StyleSheet of(String text) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Document document =
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
      Element style = document.getDocumentElement();
      Element list = (Element) style.getElementsByTagNameNS("*", "bibliography").item(0);
      list.removeAttribute("second-field-align");
      removeNumbers(style);
      return new StyleSheet(
          write(document),
          number(attribute("et-al-use-first", style, list)),
          !says(style, "name", "initialize-with-hyphen", "false"),
          says(style, "name", "name-as-sort-order", "all"),
          says(style, "text", "strip-periods", "true", "container-title"));
    } catch (ParserConfigurationException | SAXException | IOException | TransformerException e) {
      throw new IllegalStateException("a style of the CSL collection cannot be read", e);
    }
  }

  private static void removeNumbers(Element style) {
    for (String name : List.of("text", "number", "label")) {
      NodeList found = style.getElementsByTagNameNS("*", name);
      List<Element> numbers = new ArrayList<>();
      for (int i = 0; i < found.getLength(); i++) {
        Element element = (Element) found.item(i);
        if (element.getAttribute("variable").equals("citation-number")) {
          numbers.add(element);
        }
      }
      for (Element number : numbers) {
        Node parent = number.getParentNode();
        if (parent != null) {
          parent.removeChild(number);
        }
      }
    }
  }

  /** An inheritable attribute: the list's own, else the style's. */
  private static String attribute(String name, Element style, Element list) {
    return list.hasAttribute(name) ? list.getAttribute(name) : style.getAttribute(name);
  }

  /** Whether the style, its list of references, or one of the named elements says so. */
  private static boolean says(Element style, String element, String attribute, String value) {
    return style.getAttribute(attribute).equals(value)
        || says(style, "bibliography", attribute, value, "")
        || says(style, element, attribute, value, "");
  }

  private static boolean says(
      Element style, String element, String attribute, String value, String variable) {
    NodeList found = style.getElementsByTagNameNS("*", element);
    for (int i = 0; i < found.getLength(); i++) {
      Element one = (Element) found.item(i);
      if (one.getAttribute(attribute).equals(value)
          && one.getAttribute("variable").equals(variable)) {
        return true;
      }
    }
    return false;
  }

  private static int number(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
  }

  private static String write(Document document) throws TransformerException {
    TransformerFactory factory = TransformerFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Transformer transformer = factory.newTransformer();
    transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
    StringWriter out = new StringWriter();
    transformer.transform(new DOMSource(document), new StreamResult(out));
    return out.toString();
  }
}
