package org.imprimatur.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * How an engine is reached.
 *
 * @param address where it answers
 * @param credentials null for nobody
 * @param authorities certificates in PEM, one of which must vouch for the engine; null for those
 *     that Java trusts
 * @param pause waits between attempts
 */
public record ClusterAccess(
    ClusterAddress address,
    @Nullable Credentials credentials,
    @Nullable String authorities,
    Pause pause) {

  /** Waits. */
  @FunctionalInterface
  public interface Pause {
    /** So many milliseconds. */
    void of(long milliseconds) throws InterruptedException;
  }

  /**
   * The same at another path.
   *
   * @param path begins with a slash, or is empty
   */
  ClusterAccess at(String path) {
    return new ClusterAccess(address.withPath(path), credentials, authorities, pause);
  }

  /** What TLS connections are made with; null for what Java takes. */
  @Nullable SSLContext tls() throws IOException {
    if (authorities == null) {
      return null;
    }
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate each :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(authorities.getBytes(StandardCharsets.UTF_8)))) {
        store.setCertificateEntry("authority-" + number, each);
        number++;
      }
      if (number == 0) {
        throw new ClusterException("the file of --ca holds no certificate");
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext out = SSLContext.getInstance("TLS");
      out.init(null, trust.getTrustManagers(), null);
      return out;
    } catch (GeneralSecurityException e) {
      throw new ClusterException("the file of --ca is not a certificate in PEM", e);
    }
  }
}
