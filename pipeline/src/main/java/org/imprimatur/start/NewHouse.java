package org.imprimatur.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.output.ContentWriter;
import org.imprimatur.text.Json;

/**
 * Makes a content root of a folder: settings, a worked draft with the work that it cites, what CI
 * and editors need. No file that is there already is touched.
 */
public final class NewHouse {
  /** Each file's path to the resource that it begins as; the mark of a content root comes last. */
  private static final Map<String, String> FILES = files();

  private static final String MARK = "imprimatur.yaml";

  private static final Pattern PLACE = Pattern.compile("@[A-Z]+@");

  private NewHouse() {}

  /**
   * Somebody on the first board.
   *
   * @param id by which articles and reviews name them
   * @param name as pages show it
   * @param roles at least one
   */
  public record Member(String id, String name, List<String> roles) {
    /** Copies the roles. */
    public Member {
      roles = List.copyOf(roles);
    }
  }

  /**
   * What is asked for.
   *
   * @param id of the site
   * @param title of the site
   * @param people of the board, at least one with the role {@code author}
   * @param asOf the draft's date
   */
  public record Wishes(String id, String title, List<Member> people, LocalDate asOf) {
    /** Copies the people. */
    public Wishes {
      people = List.copyOf(people);
    }
  }

  /**
   * What was done, by paths relative to the root.
   *
   * @param written files that are new
   * @param kept files that were there, and are as they were
   */
  public record Made(List<String> written, List<String> kept) {}

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("articles/headache/ruling-out-hemorrhage.md", "draft.md");
    files.put("references/headache.yaml", "references.yaml");
    files.put("references/glossary.yaml", "glossary.yaml");
    files.put("references/synonyms.txt", "synonyms.txt");
    files.put("output/.gitignore", "output-gitignore");
    files.put(".gitattributes", "gitattributes");
    files.put(".editorconfig", "editorconfig");
    files.put(".vscode/settings.json", "vscode-settings.json");
    files.put(".github/workflows/guidelines.yml", "github-guidelines.yml");
    files.put(".github/workflows/publish.yml", "github-publish.yml");
    files.put("ci/gitlab/guidelines.yml", "gitlab-guidelines.yml");
    files.put("ci/hooks/pre-receive", "pre-receive");
    files.put("ci/hooks/pre-commit", "pre-commit");
    files.put(MARK, "imprimatur.yaml");
    return files;
  }

  /**
   * Makes it.
   *
   * @param folder the root, which exists
   * @throws org.imprimatur.output.OutputException when a file cannot be written, or a link is in
   *     its way; without the file of settings, the folder is not yet a content root
   */
  public static Made in(Path folder, Wishes wishes) throws IOException {
    ContentWriter writer = new ContentWriter(folder);
    List<String> written = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      if (Files.exists(folder.resolve(file.getKey()), LinkOption.NOFOLLOW_LINKS)) {
        kept.add(file.getKey());
      } else {
        writer.create(file.getKey(), filled(text(file.getValue()), wishes).getBytes(UTF_8));
        written.add(file.getKey());
      }
    }
    return new Made(written, kept);
  }

  private static String filled(String text, Wishes wishes) {
    String author =
        wishes.people().stream()
            .filter(member -> member.roles().contains("author"))
            .map(Member::id)
            .findFirst()
            .orElseThrow();
    Map<String, String> values =
        Map.of(
            "@ID@", wishes.id(),
            "@TITLE@", Json.compact(wishes.title()),
            "@PEOPLE@", people(wishes),
            "@DATE@", wishes.asOf().toString(),
            "@AUTHOR@", author);
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(), "")));
  }

  private static String people(Wishes wishes) {
    StringBuilder out = new StringBuilder();
    for (Member member : wishes.people()) {
      out.append("  - id: ").append(member.id());
      out.append("\n    name: ").append(Json.compact(member.name()));
      out.append("\n    roles: [").append(String.join(", ", member.roles())).append("]\n");
    }
    return out.toString();
  }

  private static String text(String resource) {
    try (InputStream in = NewHouse.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
