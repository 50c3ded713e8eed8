package org.imprimatur.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of a Solr configset. */
final class SolrSchema {
  private SolrSchema() {}

  /** The files, by name. */
  static Map<String, String> files() {
    Map<String, String> out = new TreeMap<>();
    for (String name : new String[] {"schema.xml", "solrconfig.xml"}) {
      try (InputStream in = SolrSchema.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException(name + " is not in the program");
        }
        out.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return out;
  }

  /** The name of the configset, made of what is in it: it never changes under a collection. */
  static String name() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(files().toString().getBytes(StandardCharsets.UTF_8));
      return "imprimatur-" + HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The files in a zip, as Solr takes them. */
  static byte[] zip() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> file : files().entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
