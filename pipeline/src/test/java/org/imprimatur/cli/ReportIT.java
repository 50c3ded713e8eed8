package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.browser.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** The report's page in a real browser. */
@Tag("browser")
final class ReportIT {
  @TempDir Path temp;

  @Test
  void thePageBreaksNoRuleOfAccessibilityAndAsksForNothing() throws IOException {
    Path page = temp.resolve("report.html");
    Path samples = Path.of("..").toAbsolutePath().normalize();
    Files.writeString(page, CommandLine.run(samples, "check", "--format", "html").out());
    List<String> faults = new ArrayList<>();
    try (Browser browser = Browser.open()) {
      ChromeDriver driver = browser.driver();
      driver.get(page.toUri().toString());
      for (int width : List.of(360, 1280)) {
        for (boolean dark : List.of(false, true)) {
          browser.device(width, dark);
          for (String fault : dark ? browser.faultsOfColour() : browser.faults()) {
            faults.add(width + (dark ? " dark: " : " light: ") + fault);
          }
          Object wide =
              driver.executeScript(
                  "return document.documentElement.scrollWidth"
                      + " > document.documentElement.clientWidth");
          assertEquals(false, wide, "scrolls sideways at " + width);
        }
      }
      assertEquals(List.of(), faults);
      assertEquals(
          List.of(), browser.requests().stream().filter(r -> !r.startsWith("file:")).toList());
      assertEquals(List.of(), browser.console());
    }
  }
}
