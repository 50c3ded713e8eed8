package org.imprimatur.sign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Several things signed by one run of {@code ssh-keygen}, which reads the key once. It takes more
 * than one only as files; a shell makes them in a folder that nobody else may enter and takes them
 * away again, also when it is interrupted at the passphrase. They hold no secret: what is signed is
 * published.
 */
final class SignedFiles {
  private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";

  /** What is signed comes line by line: canonical JSON holds no line ends. */
  private static final String SCRIPT =
      """
      folder=$(mktemp -d) || exit 1
      trap 'rm -rf "$folder"' EXIT
      trap 'exit 1' HUP INT TERM
      count=0
      while IFS= read -r line; do
        count=$((count + 1))
        printf %s "$line" > "$folder/$count" || exit 1
        set -- "$@" "$folder/$count"
      done
      "$@" || exit 1
      at=1
      while [ "$at" -le "$count" ]; do
        cat "$folder/$at.sig" || exit 1
        at=$((at + 1))
      done
      """;

  private SignedFiles() {}

  /**
   * What came of it.
   *
   * @param signatures of each, in order; none where something went wrong
   * @param complaint what {@code ssh-keygen} said then
   */
  record Outcome(List<Signing> signatures, String complaint) {}

  /** Whether all can be handed over: each is a line, and there is a shell. */
  static boolean takes(ExternalPrograms programs, List<byte[]> all) {
    for (byte[] bytes : all) {
      for (byte each : bytes) {
        if (each == '\n' || each == 0) {
          return false;
        }
      }
    }
    try {
      return !programs.located("sh").isEmpty();
    } catch (ExternalPrograms.MissingProgram e) {
      return false;
    }
  }

  static Outcome sign(ExternalPrograms programs, List<String> command, List<byte[]> all)
      throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (byte[] bytes : all) {
      lines.write(bytes);
      lines.write('\n');
    }
    List<String> words = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
    words.add(programs.located(command.get(0)));
    words.addAll(command.subList(1, command.size()));
    ExternalPrograms.Ran ran = programs.run(words, lines.toByteArray());
    List<Signing> signatures = new ArrayList<>();
    int at = ran.out().indexOf(BEGIN);
    while (ran.code() == 0 && at >= 0) {
      int next = ran.out().indexOf(BEGIN, at + 1);
      int end = next < 0 ? ran.out().length() : next;
      signatures.add(new Signing.Signed(ran.out().substring(at, end)));
      at = next;
    }
    return signatures.size() == all.size()
        ? new Outcome(signatures, "")
        : new Outcome(List.of(), ran.err().strip());
  }
}
