package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Options;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.start.NewHouse;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** {@code init [DIR]}. */
final class InitCommand implements Command {
  @Override
  public String name() {
    return "init";
  }

  @Override
  public String summary() {
    return "Make a new content root, with everything that a house needs";
  }

  @Override
  public String operands() {
    return "[DIR]";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "imprimatur init guidelines",
            "Asks for the title and the people, then writes the files."),
        new Example(
            "imprimatur init guidelines --title \"Spine Guidelines\" --author \"Sample Author,"
                + " MD\"",
            "Asks nothing; for people who are not named, it writes sample people for you to"
                + " replace."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(CommandLineReader.valued("title", "TEXT", "the title of the site"));
    options.addOption(
        CommandLineReader.valued(
            "id", "NAME", "a short name that never changes (default: made from the title)"));
    for (String role : FirstPeople.ROLES) {
      options.addOption(
          CommandLineReader.valued(
              role,
              "PERSON",
              "somebody on the board: \"Name, MD\" or \"id=Name, MD\"; may be repeated"));
    }
    return options;
  }

  /**
   * What is to be made.
   *
   * @param folder where, as it was named; null for the current folder
   * @param title of the site; null to ask
   * @param id of the site; null for one made of the title
   * @param people by role, as they were named
   * @param asOf the day that counts as today
   */
  private record Wanted(
      @Nullable String folder,
      @Nullable String title,
      @Nullable String id,
      Map<String, List<String>> people,
      LocalDate asOf) {}

  @Override
  public Task read(GivenArguments words) throws UsageException {
    String folder = words.operands().isEmpty() ? null : words.operand("folder");
    String id = words.value("id");
    if (id != null && !id.matches(FirstPeople.ID)) {
      throw new UsageException(
          "\"" + id + "\" cannot be the id of a site",
          "Use letters, digits, dots and hyphens, such as spine-guidelines.");
    }
    Wanted wanted =
        new Wanted(folder, words.value("title"), id, FirstPeople.named(words), words.asOf());
    return invocation -> run(invocation, wanted);
  }

  private static int run(Invocation invocation, Wanted wanted) throws UsageException, IOException {
    String named = wanted.folder();
    Path folder = invocation.path(named == null ? "" : named);
    refuse(folder, named != null);
    boolean asks = invocation.surroundings().terminals().contains("in");
    String title = title(invocation, wanted.title(), asks);
    String id = wanted.id() == null ? FirstPeople.slug(title, "my-guidelines") : wanted.id();
    List<NewHouse.Member> people =
        FirstPeople.of(wanted.people(), asks ? new Question(invocation) : null);
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException("there is a file " + folder + ", so it cannot be a folder", null);
    }
    NewHouse.Made made = NewHouse.in(folder, new NewHouse.Wishes(id, title, people, wanted.asOf()));
    print(invocation, made, named);
    return Exit.DONE;
  }

  private static void refuse(Path folder, boolean named) throws UsageException, IOException {
    if (Files.exists(folder.resolve(ContentRoot.MARK), LinkOption.NOFOLLOW_LINKS)) {
      throw new UsageException(
          "there is a content root in " + folder + " already",
          "Nothing was changed. See what is wrong with it: imprimatur check");
    }
    if (!named && ContentRoot.find(folder).isPresent()) {
      throw new UsageException(
          "this folder is in a content root",
          "Go elsewhere, or name the folder of the new one: imprimatur init DIR");
    }
  }

  private static String title(Invocation invocation, @Nullable String given, boolean asks)
      throws UsageException {
    String title = given;
    if (title == null && asks) {
      title = new Question(invocation).answer("The title of the site", "My Guidelines");
    }
    title = title == null ? "My Guidelines" : title.strip();
    if (title.isEmpty() || title.codePoints().anyMatch(Character::isISOControl)) {
      throw new UsageException("the title is empty, or not one line of text", null);
    }
    return title;
  }

  private static void print(Invocation invocation, NewHouse.Made made, @Nullable String named) {
    if (invocation.json()) {
      invocation
          .out()
          .append(Json.pretty(Json.object("written", made.written(), "kept", made.kept())));
      return;
    }
    made.written().forEach(invocation.out()::line);
    invocation.out().flush();
    made.kept().forEach(path -> invocation.say("kept as it was: " + path));
    boolean here = named == null || Path.of(named).normalize().toString().isEmpty();
    if (!here) {
      invocation.say("Next, go there: cd " + named);
    }
    invocation.say(
        (here ? "Next" : "Then")
            + ": imprimatur check, imprimatur build, and imprimatur new <id> for an article of your"
            + " own.");
    invocation.say("Each reviewer makes a key: imprimatur review join --as PERSON");
  }

  /** Somebody at a terminal. */
  record Question(Invocation invocation) {
    /** One line, or {@code preset} when nothing is typed. */
    String answer(String question, String preset) {
      invocation.warn(question + (preset.isEmpty() ? "" : " [" + preset + "]") + ":");
      String line = invocation.typed();
      return line.isEmpty() ? preset : line;
    }
  }
}
