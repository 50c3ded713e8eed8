package org.imprimatur.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.finding.Nearest;
import org.imprimatur.model.Reference;
import org.imprimatur.output.ContentWriter;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.run.ReferenceShelf;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Puts a sentence of a work on its record: the one of its stored text or abstract that holds some
 * words.
 */
public final class QuoteTaking {
  private final Workspace workspace;
  private final ReferenceShelf shelf;

  /** For a content root. */
  public QuoteTaking(Workspace workspace, Settings settings) throws IOException {
    this.workspace = workspace;
    this.shelf = ReferenceShelf.open(workspace, settings);
  }

  /**
   * What is asked for.
   *
   * @param key the work's
   * @param words that the sentence holds, all of them
   * @param id under which it is put on record; null for the next free of q1, q2 ...
   * @param voiding whether works change that reviews cover
   */
  public record Wish(String key, List<String> words, @Nullable String id, boolean voiding) {}

  /** What became of it. */
  public sealed interface Result permits Taken, NotTaken {}

  /**
   * The quote is on record.
   *
   * @param key the work's
   * @param id the quote's; empty for the record's {@code quote}
   * @param quote the sentence and its place
   * @param path the file that was written; null where the quote was on record before
   */
  public record Taken(String key, String id, Reference.Quote quote, @Nullable String path)
      implements Result {}

  /**
   * Nothing was written.
   *
   * @param reason why
   * @param hint what to do
   * @param sentences among which the words do not choose
   */
  public record NotTaken(String reason, String hint, List<Reference.Quote> sentences)
      implements Result {}

  /** Whether there is a work of a key. */
  public boolean has(String key) {
    return shelf.library().has(key);
  }

  /** Which key was meant, as a question; else what to do. */
  public String nearest(String key) {
    return Nearest.question(key, shelf.library().keys()).orElse("Add the work to references/.");
  }

  /**
   * Looks the sentence up and writes it.
   *
   * @throws java.util.NoSuchElementException when there is no such work
   */
  public Result take(Wish wish) throws IOException {
    Reference work = shelf.library().get(wish.key()).orElseThrow();
    List<StoredSentences.Placed> all = sentences(wish.key());
    if (all.isEmpty()) {
      return not(
          "\"" + wish.key() + "\" has neither an abstract nor a stored text",
          "import its record with the abstract, or put its text into references/"
              + wish.key()
              + ".txt if its licence allows that");
    }
    List<StoredSentences.Placed> found = holding(all, wish.words());
    if (found.isEmpty()) {
      return not(
          "no sentence of \"" + wish.key() + "\" holds all of: " + String.join(" ", wish.words()),
          "give words that stand in one sentence of it, in any order");
    }
    if (found.size() > 1) {
      return new NotTaken(
          found.size() + " sentences of \"" + wish.key() + "\" hold these words",
          "add a word that only one of them has",
          found.stream().map(it -> new Reference.Quote(it.sentence(), it.place())).toList());
    }
    Reference.Quote quote = new Reference.Quote(found.get(0).sentence(), found.get(0).place());
    return put(wish, work.governance(), quote);
  }

  private Result put(Wish wish, Reference.Governance said, Reference.Quote quote)
      throws IOException {
    String key = wish.key();
    Optional<String> known = known(said, quote.sentence());
    if (known.isPresent()) {
      return new Taken(key, known.get(), quote, null);
    }
    String id = wish.id() == null ? free(said) : wish.id();
    if (said.quotes().containsKey(id)) {
      return not(
          "\"" + key + "\" has another quote with the id \"" + id + "\"", "choose another id");
    }
    if (!wish.voiding() && new SignedWorks(workspace).has(key)) {
      return not(
          "reviews cover \""
              + key
              + "\", and a new quote ends the approvals of articles that cite"
              + " it",
          "to write it all the same, add --void-approvals");
    }
    Optional<ReferenceLibrary.NewText> text = shelf.library().withQuote(key, id, quote);
    if (text.isEmpty()) {
      return not(
          "the record of \"" + key + "\" is written in a way that no quote can be added to",
          "write quotes: {} into it, each field on a line of its own, and try again");
    }
    String path = text.get().path();
    new ContentWriter(workspace.root().path()).replace(path, text.get().text().getBytes(UTF_8));
    return new Taken(key, id, quote, path);
  }

  private static NotTaken not(String reason, String hint) {
    return new NotTaken(reason, hint, List.of());
  }

  private static Optional<String> known(Reference.Governance said, String sentence) {
    String plain = ReferenceLibrary.compared(sentence);
    String one = said.quote();
    if (one != null && ReferenceLibrary.compared(one).equals(plain)) {
      return Optional.of("");
    }
    return said.quotes().entrySet().stream()
        .filter(it -> ReferenceLibrary.compared(it.getValue().sentence()).equals(plain))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static String free(Reference.Governance said) {
    int number = 1;
    while (said.quotes().containsKey("q" + number)) {
      number++;
    }
    return "q" + number;
  }

  /** Of the stored text, which has more; a sentence that stands in both is found there once. */
  private List<StoredSentences.Placed> sentences(String key) {
    Map<String, StoredSentences.Placed> out = new LinkedHashMap<>();
    List<StoredSentences.Placed> all = new ArrayList<>();
    shelf.texts().of(key).ifPresent(text -> all.addAll(StoredSentences.ofText(text)));
    shelf
        .library()
        .storedAbstract(key)
        .ifPresent(text -> all.addAll(StoredSentences.ofAbstract(text)));
    all.forEach(it -> out.putIfAbsent(ReferenceLibrary.compared(it.sentence()), it));
    return List.copyOf(out.values());
  }

  /** Those that hold all words; where some hold them as they stand, one after the other, these. */
  private static List<StoredSentences.Placed> holding(
      List<StoredSentences.Placed> all, List<String> words) {
    String phrase = padded(String.join(" ", words));
    List<String> each =
        List.of(phrase.strip().split(" ", -1)).stream().map(QuoteTaking::padded).toList();
    List<StoredSentences.Placed> found =
        all.stream().filter(it -> each.stream().allMatch(padded(it.sentence())::contains)).toList();
    List<StoredSentences.Placed> exact =
        found.stream().filter(it -> padded(it.sentence()).contains(phrase)).toList();
    return exact.isEmpty() ? found : exact;
  }

  /** Words in small letters between single blanks, so that a word is found as a whole. */
  private static String padded(String text) {
    return " "
        + ReferenceLibrary.compared(text)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{M}\\p{N}.%]+", " ")
            .replaceAll("\\.(?= |$)", "")
            .strip()
        + " ";
  }
}
