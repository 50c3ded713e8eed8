package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The launcher for Windows, which no test can start, says and asks what the one for Unix does. */
final class WindowsLauncherTest {
  private static final Path BIN = Path.of("src/dist/bin");

  @Test
  void bothLaunchersStartJavaInTheSameWay() throws IOException {
    String unix = Files.readString(BIN.resolve("imprimatur"));
    String windows = Files.readString(BIN.resolve("imprimatur.bat"));
    for (String word :
        List.of(
            "-Xlog:disable -Xlog:all=error:stderr -Xshare:auto",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "org.imprimatur.cli.Main",
            "Java is missing. Install Java, 17 or newer, set JAVA_HOME to one, or take the image,"
                + " which brings its own.",
            "but 17 or newer is needed. Set JAVA_HOME to one.")) {
      assertTrue(unix.contains(word), word);
      assertTrue(windows.contains(word), word);
    }
  }

  /** A Java that is missing or too old is wrong usage, never findings. */
  @Test
  void whoeverIsToldWhatIsMissingGetsExitCodeTwo() throws IOException {
    List<String> lines = Files.readAllLines(BIN.resolve("imprimatur.bat"));
    int messages = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("echo imprimatur: ")) {
        assertTrue(lines.get(i).endsWith(" 1>&2"), lines.get(i));
        assertTrue(lines.get(i + 1).equals("exit /b 2"), lines.get(i));
        messages++;
      }
    }
    assertTrue(messages == 3, "messages: " + messages);
  }
}
