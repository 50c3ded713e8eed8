package org.imprimatur.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.imprimatur.search.Criterion;
import org.imprimatur.search.EngineDocuments;
import org.imprimatur.search.EngineFields;
import org.imprimatur.search.EngineSearcher;
import org.imprimatur.search.GenerationRecord;
import org.imprimatur.search.SearchEngine;
import org.imprimatur.search.SearchableIndex;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * Puts an index of this machine into an engine, and has an alias name it once it answers as this
 * machine does. Until then the alias stays where it was, whatever happens.
 */
public final class Publication {
  private static final int CANNED = 50;
  private static final int NOTES = 1_000;

  private final Engine engine;
  private final Options options;
  private final Made made;
  private final Consumer<String> say;
  private final GenerationRecord.Facts facts;
  private final Map<String, Integer> endings = new LinkedHashMap<>();
  private final String index;

  /**
   * What is wanted.
   *
   * @param alias that names what is in force
   * @param keep how many earlier generations stay
   * @param shards into how many parts an index is cut
   * @param replicas how many copies there are of each beside the first
   */
  public record Options(String alias, int keep, int shards, int replicas) {
    /** Refuses what may not be an alias. */
    public Options {
      if (!Aliases.isAlias(alias)) {
        throw new IllegalArgumentException(alias);
      }
    }

    /** Whether a name may be an alias. */
    public static boolean isAlias(String name) {
      return Aliases.isAlias(name);
    }
  }

  /**
   * What was made here.
   *
   * @param documents of the index
   * @param local answers from it
   * @param endings how often an article's editions were ended by people, by its id
   * @param revoked a digest of the board's revoked keys
   */
  public record Made(
      EngineDocuments documents,
      SearchableIndex local,
      ToIntFunction<String> endings,
      String revoked) {}

  /**
   * Who publishes.
   *
   * @param name for people
   * @param host its machine
   */
  public record Publisher(String name, String host) {}

  /**
   * What was done.
   *
   * @param index what the alias names now
   * @param before what it named before; null for nothing
   * @param documents how many the index holds
   * @param removed generations that were removed
   */
  public record Result(String index, @Nullable String before, int documents, List<String> removed) {
    /** Copies the list. */
    public Result {
      removed = List.copyOf(removed);
    }
  }

  private Publication(Engine engine, Options options, Made made, Consumer<String> say)
      throws IOException {
    this.engine = engine;
    this.options = options;
    this.made = made;
    this.say = say;
    this.facts = made.documents().facts();
    for (String id : made.documents().statuses().keySet()) {
      endings.put(id, made.endings().applyAsInt(id));
    }
    String more = options.shards() + "\n" + made.revoked() + "\n" + endings;
    this.index = Aliases.generation(options.alias(), made.documents().digest(more));
  }

  /**
   * Publishes.
   *
   * @param say is told what is done
   * @throws ClusterException when it is not done; the message says why
   */
  public static Result run(
      ClusterAccess access, Options options, Made made, Publisher publisher, Consumer<String> say)
      throws IOException {
    Engine engine = Engines.at(access);
    Publication publication = new Publication(engine, options, made, say);
    Lease.Holder holder =
        new Lease.Holder(publisher.name(), publisher.host(), Processes.own(), Processes::isAlive);
    try (Lease lease = Lease.take(engine, options.alias(), holder, say)) {
      return publication.publish(lease);
    }
  }

  private Result publish(Lease lease) throws IOException {
    String before = engine.current(options.alias());
    if (before != null && !Aliases.isGeneration(before, options.alias())) {
      throw new ClusterException(
          "the alias "
              + options.alias()
              + " names "
              + before
              + ", which this program did not make");
    }
    GenerationRecord earlier = before == null ? null : record(before);
    lease.note(index, lease.earlierSent(index));
    if (record(index) == null) {
      send(lease, earlier == null ? 1 : earlier.sequence() + 1);
    }
    verify();
    lease.beat();
    if (!index.equals(before)) {
      engine.swap(options.alias(), before, index);
      say.accept(options.alias() + " names " + index + " now");
    } else {
      say.accept(options.alias() + " names " + index + " already");
    }
    List<String> removed = removeOld();
    return new Result(index, before, facts.documents() + 1, removed);
  }

  /** What a generation says of itself; null where it is not whole, or not there. */
  private @Nullable GenerationRecord record(String generation) throws IOException {
    try {
      SearchEngine.Found found =
          engine
              .reader(generation)
              .find(SearchEngine.Sought.byNumber(kind(EngineFields.GENERATION), 1));
      return found.documents().isEmpty()
          ? null
          : GenerationRecord.read(found.documents().get(0).record());
    } catch (ClusterException e) {
      if (e.isGone()) {
        return null;
      }
      throw e;
    }
  }

  private static Criterion kind(String kind) {
    return new Criterion.Holds(EngineFields.KIND, List.of(kind));
  }

  private void send(Lease lease, int sequence) throws IOException {
    Engine.Size size = new Engine.Size(options.shards(), options.replicas());
    int from = engine.indices(index).contains(index) ? lease.earlierSent(index) : 0;
    sendFrom(lease, from, size);
    if (from > 0 && !missing().isEmpty()) {
      say.accept("what was sent before is not whole: sending all again");
      engine.remove(index);
      sendFrom(lease, 0, size);
    }
    String missing = missing();
    if (!missing.isEmpty()) {
      throw new ClusterException(missing);
    }
    engine.add(
        index,
        List.of(
            org.imprimatur.search.EngineDocument.of(
                new GenerationRecord(index, sequence, made.revoked(), facts))));
    engine.commit(index);
  }

  private void sendFrom(Lease lease, int from, Engine.Size size) throws IOException {
    engine.create(index, size);
    say.accept(
        (from == 0 ? "sending " : "sending the rest of ")
            + facts.documents()
            + " documents to "
            + index);
    Sending sending = new Sending(engine, index, from, sent -> lease.note(index, sent));
    made.documents()
        .copyTo(
            document ->
                sending.add(
                    document.fields().get(EngineFields.ARTICLE_ID) instanceof String id
                        ? document.with(EngineFields.NOTE, note(id))
                        : document));
    sending.finish();
    engine.commit(index);
  }

  private String note(String id) {
    return Json.compact(Json.object("id", id, "endings", endings.getOrDefault(id, 0)));
  }

  /** What the engine lacks, in a sentence; empty if all is there. */
  private String missing() throws IOException {
    List<Integer> counts =
        engine
            .reader(index)
            .count(
                List.of(
                    kind(EngineFields.ARTICLE), kind(EngineFields.CLAIM), kind(EngineFields.WORD)));
    List<Integer> wanted = List.of(facts.articles(), facts.claims(), facts.words());
    return counts.equals(wanted)
        ? ""
        : index
            + " holds "
            + counts
            + " articles, claims and words, not "
            + wanted
            + ": nothing was published; remove that index and publish again";
  }

  private void verify() throws IOException {
    String missing = missing();
    if (!missing.isEmpty()) {
      throw new ClusterException(missing);
    }
    say.accept("comparing answers");
    SearchableIndex there = new EngineSearcher(engine.reader(index), facts);
    String difference = made.documents().canned(CANNED).difference(made.local(), there);
    if (!difference.isEmpty()) {
      throw new ClusterException(
          index
              + " does not answer as this machine does: "
              + difference
              + "; nothing was published");
    }
  }

  /** Removes what is not kept: too old, not whole, or with an edition that was ended since. */
  private List<String> removeOld() throws IOException {
    List<String> out = new ArrayList<>();
    List<GenerationRecord> kept = new ArrayList<>();
    for (String each : engine.indices(options.alias() + "-")) {
      if (Aliases.isGeneration(each, options.alias()) && !each.equals(index)) {
        GenerationRecord record = record(each);
        if (record == null || isEnded(record)) {
          out.add(each);
        } else {
          kept.add(record);
        }
      }
    }
    kept.sort(Comparator.comparingInt(GenerationRecord::sequence).reversed());
    kept.stream().skip(options.keep()).forEach(each -> out.add(each.index()));
    for (String each : out) {
      engine.remove(each);
      say.accept("removed " + each);
    }
    return out;
  }

  /** Whether a generation holds an article, or an edition of it, that is published no more. */
  private boolean isEnded(GenerationRecord generation) throws IOException {
    if (!generation.revoked().equals(made.revoked())) {
      return true;
    }
    int next = 0;
    boolean more = true;
    while (more) {
      List<Engine.Note> notes = engine.notes(generation.index(), next, NOTES);
      for (Engine.Note each : notes) {
        Object note = JsonReader.read(each.note()).value();
        if (!(note instanceof Map<?, ?> map) || isEnded(map)) {
          return true;
        }
        next = each.number() + 1;
      }
      more = notes.size() == NOTES;
    }
    return false;
  }

  private boolean isEnded(Map<?, ?> note) {
    Integer now = endings.get(String.valueOf(note.get("id")));
    return now == null || !(note.get("endings") instanceof Long then) || then < now;
  }
}
