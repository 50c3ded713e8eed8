package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * JATS documents are valid by the DTD of NLM, which is in the public domain: that of the version
 * that they name, and the one after it.
 */
@Tag("program")
final class JatsSchemaIT extends ReviewFolderTests {
  private static final String DTDS = "@jats4r/dtds@0.0.10";
  private static final Path STRESS = Path.of("src/test/resources/jats").toAbsolutePath();

  private Path out = Path.of("");

  @Test
  void everyDocumentIsValid() throws Exception {
    out = temp.resolve("out");
    reviewed();
    export(STRESS, "a");
    Path root = Path.of(System.getProperty("imprimatur.repository")).toRealPath();
    export(root, "spine", "allergy", "cardiology", "endocrinology");
    Path schemas = schemas();
    try (Stream<Path> files = Files.walk(out)) {
      List<Path> documents = files.filter(it -> it.toString().endsWith(".xml")).sorted().toList();
      assertFalse(documents.isEmpty());
      for (Path document : documents) {
        assertEquals(List.of(), errors(document, schemas, "1.3"));
        assertEquals(List.of(), errors(document, schemas, "1.4"));
      }
    }
    Path broken = out.resolve("broken.xml");
    String text = Files.readString(out.resolve("a/stress/article.xml"));
    Files.writeString(broken, text.replace("<sec id=", "<sec di="));
    assertFalse(errors(broken, schemas, "1.3").isEmpty(), "the DTD is looked at");
  }

  /** An approved article, and the notice of its withdrawal. */
  private void reviewed() throws Exception {
    folder.approve();
    folder.commit();
    release("approved");
    folder.taken("withdraw", "r.one", "--note", "sample");
    release("withdrawn");
  }

  private void release(String name) {
    Path to = out.resolve(name);
    CommandLine.Ran ran = folder.run("export", "--jats", ReviewFolder.ID, "--out", to.toString());
    assertEquals(0, ran.code(), ran.err());
  }

  private void export(Path root, String... articles) {
    List<String> args = new ArrayList<>(List.of("export", "--jats"));
    args.addAll(List.of(articles));
    args.addAll(List.of("--profile", "preview", "--out", out.toString()));
    CommandLine.Ran ran = CommandLine.run(root, args.toArray(String[]::new));
    assertEquals(0, ran.code(), ran.err());
  }

  private static Path schemas() throws Exception {
    Path folder = NodePackages.folder("jats-dtds");
    String there = "node_modules/@jats4r/dtds/schema";
    NodePackages.install(folder, there + "/1.4", DTDS);
    return folder.resolve(there);
  }

  private static List<String> errors(Path document, Path schemas, String version) throws Exception {
    SAXParserFactory factory = SAXParserFactory.newInstance();
    factory.setValidating(true);
    SAXParser parser = factory.newSAXParser();
    for (String limit :
        List.of(
            "entityExpansionLimit",
            "totalEntitySizeLimit",
            "maxGeneralEntitySizeLimit",
            "maxParameterEntitySizeLimit",
            "entityReplacementLimit",
            "elementAttributeLimit")) {
      parser.setProperty("http://www.oracle.com/xml/jaxp/properties/" + limit, "0");
    }
    List<String> errors = new ArrayList<>();
    parser.parse(document.toFile(), new ByDtd(schemas.resolve(version), version, errors));
    return errors;
  }

  /** Reads the modules of a DTD from its folder, and nothing from elsewhere. */
  private static final class ByDtd extends DefaultHandler {
    private final Path folder;
    private final String version;
    private final List<String> errors;

    ByDtd(Path folder, String version, List<String> errors) {
      this.folder = folder;
      this.version = version;
      this.errors = errors;
    }

    @Override
    public InputSource resolveEntity(String publicId, String systemId) throws SAXException {
      String asked = systemId.substring(systemId.lastIndexOf('/') + 1);
      String name = asked.replace("archivearticle1-3.dtd", "archivearticle" + dashed() + ".dtd");
      try (Stream<Path> files = Files.walk(folder)) {
        Path module =
            files
                .filter(it -> it.getFileName().toString().equals(name))
                .sorted()
                .findFirst()
                .orElseThrow(() -> new SAXException("no module " + name));
        return new InputSource(module.toUri().toString());
      } catch (java.io.IOException e) {
        throw new SAXException(e);
      }
    }

    private String dashed() {
      return version.replace('.', '-');
    }

    @Override
    public void error(SAXParseException e) {
      errors.add(e.getLineNumber() + ": " + e.getMessage());
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
