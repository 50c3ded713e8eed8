package org.imprimatur.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A saved HTML page may be in another encoding than UTF-8, and then says so itself ({@code <meta
 * charset>}, as HTML's standard has it within the first 1,024 bytes). Articles may not: they are
 * edited here.
 */
final class SavedPage {
  private static final int HEAD = 1024;
  private static final Pattern DECLARED =
      Pattern.compile("(?i)<meta\\s[^>]{0,200}?charset\\s*=\\s*[\"']?([a-z0-9_:.-]{2,40})");

  private SavedPage() {}

  /** The bytes in UTF-8, where they are not and declare what they are; else as they were. */
  static byte[] utf8(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(HEAD, bytes.length), ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    Charset charset = declared.find() ? charset(declared.group(1)) : null;
    if (charset == null || decoded(bytes, UTF_8) != null) {
      return bytes;
    }
    CharBuffer text = decoded(bytes, charset);
    return text == null ? bytes : text.toString().getBytes(UTF_8);
  }

  /** Browsers read Latin 1 as Windows' own code page, in which such pages are written. */
  private static @Nullable Charset charset(String name) {
    try {
      Charset charset = Charset.forName(name);
      return charset.equals(ISO_8859_1) ? Charset.forName("windows-1252") : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  private static @Nullable CharBuffer decoded(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
