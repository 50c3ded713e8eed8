package org.imprimatur.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.imprimatur.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Names by which findings are known again after other lines of their file were changed: SHA-256
 * over rule, path, message, and what the finding stands at: the claim's id where it is about one,
 * else the words of its line. Lines and columns do not count. Findings that are equal in all of
 * this are told apart by their order.
 */
final class Fingerprints {
  /** The key under which SARIF carries them; the number changes with what is digested. */
  static final String NAME = "imprimatur/v1";

  private static final int LENGTH = 32;
  private static final Pattern PLACE = Pattern.compile("\\b(lines?|columns?) \\d+");

  private Fingerprints() {}

  /** The fingerprints of findings, in their order; each is 32 hexadecimal digits and unique. */
  static List<String> of(List<Finding> findings) {
    MessageDigest sha256 = sha256();
    Map<String, Integer> twins = new HashMap<>();
    List<String> out = new ArrayList<>(findings.size());
    for (Finding finding : findings) {
      String subject = subject(finding);
      int before = twins.merge(subject, 1, Integer::sum) - 1;
      String text = before == 0 ? subject : subject + "\0" + before;
      byte[] digest = sha256.digest(text.getBytes(UTF_8));
      out.add(HexFormat.of().formatHex(digest).substring(0, LENGTH));
    }
    return out;
  }

  private static String subject(Finding finding) {
    @Nullable String claim = finding.claim();
    String message = PLACE.matcher(finding.message()).replaceAll("$1");
    String at = claim == null ? finding.excerpt().text().strip() : claim;
    return String.join("\0", finding.rule(), finding.path(), at, message);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
