package org.imprimatur.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that was made elsewhere may be in another encoding than UTF-8. It is read in the one that
 * is certain: UTF-8 if its bytes are that, else what a byte order mark says, what its user says, or
 * what the file itself declares ({@code <meta charset>} within the first 1,024 bytes, as HTML's
 * standard has it, an XML declaration, or the comment of a BibTeX program). It is never guessed: a
 * name in the wrong encoding is another name. Articles are edited here, and are UTF-8.
 */
final class ForeignEncoding {
  private static final int HEAD = 1024;
  private static final List<Pattern> DECLARED =
      List.of(
          Pattern.compile("(?i)<meta\\s[^>]{0,200}?charset\\s*=\\s*[\"']?([a-z0-9_:.-]{2,40})"),
          Pattern.compile("(?i)^\\s*<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"']([a-z0-9_:.-]{2,40})"),
          Pattern.compile(
              "(?im)^%[%"
                  + " ]{0,9}(?:-\\*-|!TeX)?\\s*(?:file)?(?:en)?coding\\s*[:=]\\s*([a-z0-9_:.-]{2,40})"));
  private static final Map<String, int[]> MARKS =
      Map.of(
          "UTF-32LE", new int[] {0xFF, 0xFE, 0, 0},
          "UTF-32BE", new int[] {0, 0, 0xFE, 0xFF},
          "UTF-16LE", new int[] {0xFF, 0xFE},
          "UTF-16BE", new int[] {0xFE, 0xFF});

  /** The longer marks first: one begins with another. */
  private static final List<String> MARKED =
      List.of("UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE");

  private ForeignEncoding() {}

  /**
   * The bytes in UTF-8, where they are not and it is certain what they are; else as they were.
   *
   * @param named the encoding that the user named, or null
   */
  static byte[] utf8(byte[] bytes, @Nullable Charset named) {
    if (decoded(bytes, 0, UTF_8) != null) {
      return bytes;
    }
    for (String mark : MARKED) {
      int[] expected = MARKS.getOrDefault(mark, new int[0]);
      if (startsWith(bytes, expected)) {
        return in(bytes, expected.length, Charset.forName(mark));
      }
    }
    Charset charset = named == null ? declared(bytes) : named;
    return charset == null ? bytes : in(bytes, 0, charset);
  }

  /** The encoding of a name; empty if there is none. */
  static Optional<Charset> charset(String name) {
    try {
      Charset charset = Charset.forName(name);
      // Everybody reads Latin 1 as Windows' own code page, in which such files are written.
      return Optional.of(charset.equals(ISO_8859_1) ? Charset.forName("windows-1252") : charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Charset declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(HEAD, bytes.length), ISO_8859_1);
    for (Pattern pattern : DECLARED) {
      Matcher declared = pattern.matcher(head);
      if (declared.find()) {
        return charset(declared.group(1)).orElse(null);
      }
    }
    return null;
  }

  private static byte[] in(byte[] bytes, int from, Charset charset) {
    CharBuffer text = decoded(bytes, from, charset);
    return text == null ? bytes : text.toString().getBytes(UTF_8);
  }

  private static boolean startsWith(byte[] bytes, int[] mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable CharBuffer decoded(byte[] bytes, int from, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
