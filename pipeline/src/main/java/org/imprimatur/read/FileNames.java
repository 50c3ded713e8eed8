package org.imprimatur.read;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which article ids can be a folder of the site on every host, and which cannot. */
final class FileNames {
  /** Folders and files that the site makes itself. */
  private static final Set<String> TAKEN =
      Set.of("assets", "search", "topics", "a-z", "policy", "board", "rules", "dashboard");

  private static final List<String> FILES =
      List.of(".html", ".xml", ".json", ".txt", ".atom", ".css", ".js", ".webmanifest");

  /** Names that no folder of Windows can have (Microsoft: Naming Files, Paths, and Namespaces). */
  private static final Set<String> DEVICES = devices();

  private static final int LONGEST = 200;

  private FileNames() {}

  private static Set<String> devices() {
    Set<String> out = new HashSet<>(Set.of("con", "prn", "aux", "nul", "conin$", "conout$"));
    for (char digit : "0123456789\u00B9\u00B2\u00B3".toCharArray()) {
      out.add("com" + digit);
      out.add("lpt" + digit);
    }
    return Set.copyOf(out);
  }

  /** Why an id cannot be used, as the end of a sentence, or null if it can. */
  static @Nullable String fault(String id) {
    if (id.length() > LONGEST) {
      return "is longer than " + LONGEST + " characters";
    }
    if (!isAscii(id) && !Normalizer.isNormalized(id, Normalizer.Form.NFC)) {
      return "is not in Unicode's composed form (NFC), so that links to it may not match";
    }
    for (String part : id.split("/", -1)) {
      String fault = partFault(part);
      if (fault != null) {
        return fault;
      }
    }
    return reserved(id);
  }

  private static @Nullable String partFault(String part) {
    if (part.isEmpty() || part.equals(".patient")) {
      return "has an empty name";
    }
    if (part.startsWith(".")) {
      return "has a name that begins with a dot";
    }
    if (isDevice(part)) {
      return "has the name " + part + ", which Windows reserves for a device";
    }
    if (part.endsWith(".") || part.endsWith(" ") || part.startsWith(" ")) {
      return "has a name that begins or ends with a space, or ends with a dot";
    }
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '\uFFFD' || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        return "has a control or unreadable character in its name";
      }
      if ("\\<>:\"|?*#%&".indexOf(c) >= 0) {
        return "has the character " + c + " in its name, which no address can contain";
      }
    }
    return null;
  }

  /** With any ending, too: {@code nul.a} is the device as well. */
  private static boolean isDevice(String part) {
    int dot = part.indexOf('.');
    String name = (dot < 0 ? part : part.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
    return DEVICES.contains(name);
  }

  private static @Nullable String reserved(String id) {
    String[] parts = id.toLowerCase(Locale.ROOT).split("/", -1);
    if (TAKEN.contains(parts[0]) || parts[0].startsWith("sitemap")) {
      return "takes the address " + parts[0] + "/, which the site needs itself";
    }
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      if (part.equals("index.html") || (i == 0 && FILES.stream().anyMatch(part::endsWith))) {
        return "takes the address " + part + ", which may be a file of the site";
      }
    }
    return null;
  }

  private static boolean isAscii(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** What two ids share that cannot lie side by side on every file system. */
  static String folded(String id) {
    if (isAscii(id)) {
      return id.toLowerCase(Locale.ROOT);
    }
    String upper = Normalizer.normalize(id, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    return upper.toLowerCase(Locale.ROOT);
  }
}
