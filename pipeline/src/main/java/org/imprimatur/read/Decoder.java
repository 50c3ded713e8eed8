package org.imprimatur.read;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Characters;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/**
 * Bytes to text. Text is UTF-8, with or without a byte order mark; anything else is {@code
 * article/encoding} at the first bad byte, and the rest is still decoded, so that it can be
 * checked.
 */
final class Decoder {
  private static final char REPLACEMENT = '\uFFFD';
  private static final String SAVE = "save the file as UTF-8";

  private Decoder() {}

  static Loaded decode(String path, byte[] bytes) {
    Loaded loaded = decode(path, bytes, SAVE);
    Source source = loaded.source();
    List<Problem> controls = source == null ? List.of() : InvisibleCharacters.controls(source);
    if (source == null || controls.isEmpty()) {
      return loaded;
    }
    List<Finding> findings = new ArrayList<>(loaded.findings());
    controls.forEach(problem -> findings.add(problem.in(source, Level.ERROR)));
    return new Loaded(source, findings);
  }

  /**
   * The same for a file that was made elsewhere, whose control characters are nobody's fault here.
   *
   * @param hint what to do when it is not UTF-8
   */
  static Loaded decode(String path, byte[] bytes, String hint) {
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      return utf16(path, bytes, hint);
    }
    int from = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    try {
      return text(path, UTF_8.newDecoder().decode(in), List.of());
    } catch (CharacterCodingException notUtf8) {
      return repaired(path, ByteBuffer.wrap(bytes, from, bytes.length - from), hint);
    }
  }

  private static Loaded utf16(String path, byte[] bytes, String hint) {
    boolean big = bytes[0] == (byte) 0xFE;
    String text = new String(bytes, 2, bytes.length - 2, big ? UTF_16BE : UTF_16LE);
    Problem problem =
        Problem.of(RuleId.ARTICLE_ENCODING, new Span(0, 0), "this file is UTF-16, not UTF-8", hint);
    return text(path, CharBuffer.wrap(text), List.of(problem));
  }

  private static Loaded repaired(String path, ByteBuffer in, String hint) {
    CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    int first = -1;
    int count = 0;
    int firstByte = 0;
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        break;
      }
      if (first < 0) {
        first = out.position();
        firstByte = in.get(in.position()) & 0xFF;
      }
      count += result.length();
      in.position(in.position() + result.length());
      out.put(REPLACEMENT);
    }
    String message =
        "this file is not UTF-8: the byte 0x"
            + HexFormat.of().withUpperCase().toHexDigits((byte) firstByte)
            + (count == 1 ? " here is" : " here is the first of " + count + " that are")
            + " not UTF-8 text";
    Problem problem =
        Problem.of(RuleId.ARTICLE_ENCODING, new Span(first, first + 1), message, hint);
    return text(path, out.flip(), List.of(problem));
  }

  private static Loaded text(String path, CharBuffer decoded, List<Problem> before) {
    List<Problem> problems = new ArrayList<>(before);
    Source asIs = Source.of(path, Characters.of(decoded));
    Source source = asIs;
    if (asIs.characters().holds('\0', '\0', 0, asIs.length())) {
      int nul = asIs.text().indexOf('\0');
      String message = "a NUL character: this file is not text, or not UTF-8";
      problems.add(Problem.of(RuleId.ARTICLE_ENCODING, new Span(nul, nul + 1), message, SAVE));
      source = Source.of(path, asIs.text().replace('\0', REPLACEMENT));
    }
    problems.addAll(InvisibleCharacters.find(source));
    return loaded(source, problems);
  }

  private static Loaded loaded(Source source, List<Problem> problems) {
    List<Finding> findings =
        problems.stream().map(problem -> problem.in(source, Level.ERROR)).toList();
    return new Loaded(source, findings);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
