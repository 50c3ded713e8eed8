package org.imprimatur.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium for one test class. Open it in {@code @BeforeAll}, close it in
 * {@code @AfterAll}, tag the class {@code browser} and let its name end in {@code IT}:
 *
 * <pre>{@code
 * @Tag("browser")
 * final class PageIT {
 *   private static Browser browser;
 *   @BeforeAll static void open() { browser = Browser.open(); }
 *   @AfterAll static void close() { if (browser != null) { browser.close(); } }
 * }
 * }</pre>
 *
 * <p>Nothing is downloaded: Chromium and its driver are those on the {@code PATH}. Where they are
 * missing, the tests fail in CI ({@code CI=true}) and are skipped with a loud message elsewhere.
 */
public final class Browser implements AutoCloseable {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final List<String> OF_COLOUR = List.of("color-contrast", "link-in-text-block");

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final List<String> DRIVERS = List.of("chromedriver");

  /**
   * The bound of every wait. It only ends a test that hangs: no test asks how fast a page is, and a
   * busy machine may take its time.
   */
  private static final Duration HANGS = Duration.ofMinutes(5);

  /** Between two looks at what is waited for; the usual half a second adds up to minutes. */
  private static final Duration LOOKS = Duration.ofMillis(20);

  /**
   * Runs the rules in the page itself and gives what is broken alone. The library's own builder
   * opens another window for each page, and sends home everything that is right, too.
   */
  private static final String AUDIT =
      """
      const [rules, ofColour, alike, done] = arguments;
      const run = (context, which, but) => axe.run(context, {
        runOnly: which, resultTypes: ["violations"],
        rules: Object.fromEntries(but.map((rule) => [rule, {enabled: false}])),
      });
      const colour = {type: "rule", values: ofColour};
      const all = async () => {
        if (!alike || !document.querySelector(alike)) return [await run(document, rules ?? colour, [])];
        const looked = [await run({exclude: [[alike]]}, colour, [])];
        if (rules) looked.push(await run(document, rules, ofColour));
        return looked;
      };
      all().then(
        (looked) => done(looked.flatMap((found) => found.violations).map(
          ({id, help, nodes: [first]}) =>
            [id, help, first.target.join(" "), first.html, first.failureSummary].join(" | "))),
        (problem) => done(["axe failed: " + problem]));
      """;

  /**
   * Of the colours of parts that one template makes, the first two beside each other are looked at:
   * what a text stands on is found point by point, for seconds on a page of 180 rules. {@code
   * -Daudit.whole=true} looks at all. Every other rule looks at everything always.
   */
  private static final String ALIKE =
      Boolean.getBoolean("audit.whole") ? "" : "article.rule:nth-of-type(n+3)";

  private final ChromeDriver driver;

  /** As asked for, in CSS pixels; 0 while nothing was. */
  private int width;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts a browser with an empty profile, or fails or skips the calling test class. */
  public static Browser open() {
    return open(List.of());
  }

  /** As {@link #open()}, with more command-line arguments ({@code --force-dark-mode}). */
  public static Browser open(List<String> arguments) {
    String what = "Chromium and its driver are needed for the browser tests";
    Path browser = RequiredProgram.find(what, BROWSERS);
    Path driver = RequiredProgram.find(what, DRIVERS);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver started = new ChromeDriver(service, options(browser.toString(), arguments));
    started.manage().timeouts().scriptTimeout(HANGS);
    started.manage().timeouts().pageLoadTimeout(HANGS);
    // A page that the system has not brought to the front yet gets no focus events.
    started.executeCdpCommand("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    return new Browser(started);
  }

  private static ChromeOptions options(String binary, List<String> arguments) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(binary);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--no-default-browser-check",
        "--lang=en-US",
        "--window-size=1280,1000");
    options.addArguments(arguments);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  /** The driver, for everything that a test wants of the browser. */
  public ChromeDriver driver() {
    return driver;
  }

  /** Waits until a JavaScript expression is true in the page, or what counts as true there. */
  public void await(String expression) {
    new WebDriverWait(driver, HANGS, LOOKS)
        .until(d -> Boolean.TRUE.equals(driver.executeScript("return !!(" + expression + ")")));
  }

  /** What the page breaks of the rules of accessibility, in words; each with the first place. */
  public List<String> faults() {
    return faults(Map.of("type", "tag", "values", RULES));
  }

  /** The same of what depends on the colour scheme; for a page that was looked at in another. */
  public List<String> faultsOfColour() {
    return faults(null);
  }

  private List<String> faults(@Nullable Map<String, ?> rules) {
    if (!Boolean.TRUE.equals(driver.executeScript("return 'axe' in window"))) {
      driver.executeScript(Axe.SCRIPT);
    }
    List<String> found = new ArrayList<>();
    if (driver.executeAsyncScript(AUDIT, rules, OF_COLOUR, ALIKE) instanceof List<?> faults) {
      faults.forEach(fault -> found.add(String.valueOf(fault)));
      return found;
    }
    throw new IllegalStateException("axe gave no list");
  }

  /** Read once, and only where pages are audited. */
  private static final class Axe {
    static final String SCRIPT = script();

    private static String script() {
      try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
        return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * What makes the page wider than the screen; empty when nothing does. A page that is too wide
   * stays so; one that is still being laid out does not.
   */
  public String tooWide() {
    try {
      await("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
      return "";
    } catch (TimeoutException e) {
      return String.valueOf(
          driver.executeScript(
              """
              const all = document.documentElement;
              const beyond = (node) => node.getBoundingClientRect().right > all.clientWidth;
              return [...document.querySelectorAll("body *")].filter(beyond)
                .map((node) => node.cloneNode(false).outerHTML).join(" ").slice(0, 2000);
              """));
    }
  }

  /** The address of every request since the last call, in order, also of those that failed. */
  public List<String> requests() {
    List<String> out = new ArrayList<>();
    Json json = new Json();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      Map<String, Object> outer = json.toType(entry.getMessage(), Json.MAP_TYPE);
      if (outer.get("message") instanceof Map<?, ?> message
          && "Network.requestWillBeSent".equals(message.get("method"))
          && message.get("params") instanceof Map<?, ?> params
          && params.get("request") instanceof Map<?, ?> request) {
        out.add(String.valueOf(request.get("url")));
      }
    }
    return out;
  }

  /**
   * What the console said since the last call, as {@code LEVEL message}: script errors, refused
   * requests and violations of the content security policy stand here.
   */
  public List<String> console() {
    List<String> out = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      out.add(entry.getLevel() + " " + entry.getMessage());
    }
    return out;
  }

  /** Lays pages out for a screen of a width, in CSS pixels, whose user likes it light or dark. */
  public void device(int width, boolean dark) {
    screen(width, 900);
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** Goes to a page; it is there once it is laid out for the screen that was asked for. */
  public void go(String url) {
    driver.get(url);
    if (width > 0) {
      await("innerWidth === " + width);
    }
  }

  /** Lays pages out for a screen of a size, in CSS pixels, also the one that is shown. */
  public void screen(int width, int height) {
    this.width = width;
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    await("innerWidth === " + width);
  }

  /** What prints of the page: A4 sheets with the page's own margins, as a PDF. */
  public byte[] printed() {
    Map<String, Object> answer =
        driver.executeCdpCommand(
            "Page.printToPDF",
            Map.of("paperWidth", 8.27, "paperHeight", 11.69, "preferCSSPageSize", true));
    return Base64.getDecoder().decode(String.valueOf(answer.get("data")));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
