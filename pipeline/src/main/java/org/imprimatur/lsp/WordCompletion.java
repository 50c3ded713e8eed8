package org.imprimatur.lsp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Certainty;
import org.imprimatur.model.ChangeKind;
import org.imprimatur.model.FindingsTable;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Person;
import org.imprimatur.model.Strength;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.run.RunContext;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Schema;

/** The words that may stand in front matter and in the marks of statements and citations. */
final class WordCompletion {
  private static final Pattern MARK =
      Pattern.compile(
          "\\{(?:[^{}]{0,200}\\s)?(cover|certainty|strength|outcomes|q)=(\"?)([\\w .:-]{0,100})$");

  /** The citation that a mark stands behind: a bracket, or a key in the text. */
  private static final Pattern CITED =
      Pattern.compile("(\\[[^\\[\\]]{0,400}\\]|@[^\\s\\[\\]{}]{1,200})\\{[^{}]{0,200}$");

  private static final Pattern CITED_KEY =
      Pattern.compile("@(?:\\{([^{}\\s]+)\\}|([^\\s,;\\[\\]{}]+))");

  private static final Pattern KEY = Pattern.compile("^[a-z-]*$");
  private static final Pattern VALUE =
      Pattern.compile(
          "^([a-z-]{1,40}):\\s+(?:\\[[^\\[\\]]{0,900},\\s{0,9}|\\[|)([^\\[\\],\"'{}]*)$");
  private static final Pattern ITEM = Pattern.compile("^\\s*-\\s+([^\\[\\],\"'{}]*)$");
  private static final Pattern KIND = Pattern.compile("\\bkind:\\s+([a-z]*)$");
  private static final Pattern OF_BLOCK = Pattern.compile("^([a-z-]{1,40}):\\s*$");

  private final Answers answers;
  private final RunContext context;
  private final String line;
  private final int start;

  /**
   * At a place.
   *
   * @param line the text of the line up to the cursor
   * @param start where the line begins
   */
  WordCompletion(Answers answers, Root root, String line, int start) throws IOException {
    this.answers = answers;
    this.context = root.context();
    this.line = line;
    this.start = start;
  }

  List<CompletionItem> items() {
    int number = answers.source().lineOf(start);
    return isInFrontMatter(number) ? ofFrontMatter(number) : ofMark();
  }

  private boolean isInFrontMatter(int number) {
    Source source = answers.source();
    if (number < 2 || !source.line(1).stripTrailing().equals("---")) {
      return false;
    }
    for (int i = 2; i <= Math.min(number, source.lineCount()); i++) {
      if (source.line(i).matches("(?:---|\\.\\.\\.)\\s*")) {
        return false;
      }
    }
    return true;
  }

  private List<CompletionItem> ofMark() {
    Matcher mark = MARK.matcher(line);
    if (!mark.find()) {
      return List.of();
    }
    if (mark.group(1).equals("outcomes")) {
      return outcomes(mark.group(3), mark.group(2).isEmpty());
    }
    Map<String, String> words = new LinkedHashMap<>();
    switch (mark.group(1)) {
      case "cover" -> {
        words.put("paragraph", "all claims of this paragraph");
        words.put("list", "all items of this list, or of the one that this introduces");
        words.put("section", "all claims up to the next heading of this level");
      }
      case "q" -> words.putAll(quotes());
      case "certainty" ->
          Stream.of(Certainty.values()).forEach(c -> words.put(c.word(), "certainty of evidence"));
      default ->
          Stream.of(Strength.values())
              .forEach(s -> words.put(s.word(), "strength of the recommendation"));
    }
    boolean open = mark.group(2).isEmpty();
    Map<String, String> written = new LinkedHashMap<>();
    words.forEach(
        (word, what) -> written.put(open && word.contains(" ") ? "\"" + word + "\"" : word, what));
    return items(written, mark.group(3).length(), "");
  }

  /**
   * The outcomes of the article's summaries of findings that are not named yet.
   *
   * @param typed the ids up to the cursor
   * @param isBare whether no quotation mark holds them together, so that there can be one only
   */
  private List<CompletionItem> outcomes(String typed, boolean isBare) {
    List<String> ids = List.of(typed.split(" ", -1));
    Examined file = answers.file();
    if (file.article() == null || (isBare && ids.size() > 1)) {
      return List.of();
    }
    Map<String, String> words = new LinkedHashMap<>();
    for (FindingsTable table : FindingsTable.all(file.article().article().blocks())) {
      for (FindingsTable.Outcome outcome : table.outcomes()) {
        String id = outcome.id();
        if (id != null && !ids.subList(0, ids.size() - 1).contains(id)) {
          words.putIfAbsent(id, outcome.name());
        }
      }
    }
    return items(words, ids.get(ids.size() - 1).length(), "");
  }

  /** The quotes of the works that are cited right before. */
  private Map<String, String> quotes() {
    Map<String, String> out = new LinkedHashMap<>();
    Matcher cited = CITED.matcher(line);
    if (cited.find()) {
      Matcher key = CITED_KEY.matcher(cited.group(1));
      while (key.find()) {
        answers
            .file()
            .library()
            .get(key.group(1) == null ? key.group(2) : key.group(1))
            .ifPresent(
                work -> work.governance().quotes().forEach((id, it) -> out.put(id, it.sentence())));
      }
    }
    return out;
  }

  private List<CompletionItem> ofFrontMatter(int number) {
    Matcher kind = KIND.matcher(line);
    if (kind.find()) {
      Map<String, String> kinds = new LinkedHashMap<>();
      Stream.of(ChangeKind.values()).forEach(each -> kinds.put(each.word(), "kind of change"));
      return items(kinds, kind.group(1).length(), "");
    }
    if (KEY.matcher(line).matches()) {
      return keys();
    }
    Matcher value = VALUE.matcher(line);
    if (value.matches()) {
      return items(values(value.group(1)), value.group(2).length(), "");
    }
    Matcher item = ITEM.matcher(line);
    return item.matches()
        ? items(values(listAbove(number)), item.group(1).length(), "")
        : List.of();
  }

  /** The key that a list of lines belongs to. */
  private String listAbove(int number) {
    for (int i = number - 1; i > 1; i--) {
      Matcher key = OF_BLOCK.matcher(answers.source().line(i));
      if (key.matches()) {
        return key.group(1);
      }
    }
    return "";
  }

  /** Those that do not stand there yet. */
  private List<CompletionItem> keys() {
    Source source = answers.source();
    Map<String, String> keys = new LinkedHashMap<>();
    Schema.FRONT_MATTER.keys().forEach(key -> keys.put(key.name(), key.description()));
    for (int i = 2; i <= source.lineCount() && !source.line(i).startsWith("---"); i++) {
      String there = source.line(i);
      keys.keySet().removeIf(key -> there.startsWith(key + ":"));
    }
    return items(keys, line.length(), ": ");
  }

  private Map<String, String> values(String key) {
    Map<String, String> out = new LinkedHashMap<>();
    switch (key) {
      case "authors" -> {
        for (Person person : context.workspace().configuration().people()) {
          out.put(person.id(), person.name() + ": " + String.join(", ", person.roles()));
        }
      }
      case "related" -> heads().forEach((id, front) -> out.put(id, front.title()));
      case "topics" -> {
        Map<String, Integer> topics = new TreeMap<>();
        heads()
            .values()
            .forEach(front -> front.topics().forEach(t -> topics.merge(t, 1, Integer::sum)));
        topics.forEach((t, count) -> out.put(t, "articles: " + count));
      }
      default ->
          Schema.FRONT_MATTER.keys().stream()
              .filter(known -> known.name().equals(key))
              .forEach(known -> known.values().forEach(v -> out.put(v, known.description())));
    }
    return out;
  }

  /** The front matter of the other articles. */
  private Map<String, FrontMatter> heads() {
    String own = answers.id().map(ArticleId::value).orElse("");
    Map<String, FrontMatter> heads = new TreeMap<>();
    for (ArticleFile file : context.workspace().listing().files()) {
      if (!file.id().equals(own)) {
        context
            .articles()
            .frontMatter(new ArticleId(file.id()))
            .ifPresent(article -> heads.put(file.id(), article.frontMatter()));
      }
    }
    return heads;
  }

  private List<CompletionItem> items(Map<String, String> words, int typed, String behind) {
    int end = start + line.length();
    Range range = answers.range(new Span(end - typed, end));
    List<CompletionItem> items = new ArrayList<>();
    words.forEach(
        (word, what) -> {
          CompletionItem item = new CompletionItem(word);
          item.setKind(CompletionItemKind.Value);
          item.setDetail(what);
          item.setTextEdit(Either.forLeft(new TextEdit(range, word + behind)));
          items.add(item);
        });
    return items;
  }
}
