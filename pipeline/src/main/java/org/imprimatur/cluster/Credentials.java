package org.imprimatur.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The user that a cluster knows us by: from the environment, else from netrc. Never from arguments,
 * which others can read in the list of processes.
 *
 * @param user not empty
 * @param password may be empty
 */
public record Credentials(String user, String password) {
  /** The variable that holds the user's name. */
  public static final String USER = "IMPRIMATUR_ENGINE_USER";

  /** The variable that holds the password. */
  public static final String PASSWORD = "IMPRIMATUR_ENGINE_PASSWORD";

  /**
   * Finds them.
   *
   * @param environment the environment's variables
   * @param netrc the text of the user's netrc, empty if there is none
   * @param host that is asked
   * @return null for nobody
   */
  public static @Nullable Credentials of(
      Map<String, String> environment, String netrc, String host) {
    String user = environment.getOrDefault(USER, "");
    return user.isEmpty()
        ? fromNetrc(netrc, host)
        : new Credentials(user, environment.getOrDefault(PASSWORD, ""));
  }

  /** The first entry for the host, or the default one. */
  private static @Nullable Credentials fromNetrc(String netrc, String host) {
    Iterator<String> words = words(netrc).iterator();
    boolean here = false;
    String user = "";
    String password = "";
    while (words.hasNext()) {
      String word = words.next();
      if (word.equals("machine") || word.equals("default")) {
        if (here && !user.isEmpty()) {
          break;
        }
        here = word.equals("default") || (words.hasNext() && words.next().equals(host));
        user = "";
        password = "";
      } else if (word.equals("login") && words.hasNext()) {
        user = words.next();
      } else if (word.equals("password") && words.hasNext()) {
        password = words.next();
      } else if (word.equals("account") && words.hasNext()) {
        words.next();
      }
    }
    return here && !user.isEmpty() ? new Credentials(user, password) : null;
  }

  /** Macros end at an empty line; what begins with a number sign is a comment. */
  private static List<String> words(String netrc) {
    StringBuilder kept = new StringBuilder();
    boolean macro = false;
    for (String line : netrc.split("\\R", -1)) {
      macro = line.strip().startsWith("macdef") || (macro && !line.isBlank());
      if (!macro && !line.strip().startsWith("#")) {
        kept.append(line).append('\n');
      }
    }
    return Arrays.stream(kept.toString().split("\\s+", -1)).filter(w -> !w.isEmpty()).toList();
  }

  /** As HTTP's basic authentication has it. */
  String header() {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Says nothing of the password. */
  @Override
  public String toString() {
    return user;
  }
}
