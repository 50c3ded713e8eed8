package org.imprimatur.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.imprimatur.cache.RecordCodec;
import org.imprimatur.examine.ArticleOutcome;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.output.EarlierOutput;
import org.imprimatur.output.Output;
import org.imprimatur.output.OutputException;
import org.imprimatur.output.OutputFile;
import org.imprimatur.recorded.Asked;
import org.imprimatur.recorded.Recording;
import org.imprimatur.search.IndexBuilder;
import org.imprimatur.search.ShardCache;
import org.jspecify.annotations.Nullable;

/**
 * What the build before left, and what this one leaves to the next: an article, a segment of the
 * index or a file is taken over only where all that it was made from is the same, and only if it is
 * still what was made. Without a place to leave anything, there never is anything. Safe to share
 * between threads.
 */
final class EarlierBuild {
  private static final String STATE = "build";
  private static final String GIVEN = "given";

  /** Questions whose answers other articles' front matter gives. */
  private static final String PUBLISHED = "published";

  /** Questions whose answers follow from those to other questions. */
  private static final Set<String> DERIVED =
      Set.of("reference", "reference keys", "reference all", "amendments");

  private static final RecordCodec<BuildState> STATES = RecordCodec.of(BuildState.class);
  private static final RecordCodec<BuildState.Given> GIVENS =
      RecordCodec.of(BuildState.Given.class);
  private static final RecordCodec<CachedArticle> ARTICLES = RecordCodec.of(CachedArticle.class);

  private final @Nullable Caching caching;
  private final String house;
  private final @Nullable BuildState state;

  /** The state as it was read. */
  private final byte[] left;

  private final EarlierOutput output;
  private final IndexedTexts texts;
  private @Nullable EarlierShards shards;
  private final @Nullable Path claims;
  private final Map<String, Recording> recordings = new ConcurrentHashMap<>();
  private final Map<String, ArticleSummary> summaries = new ConcurrentHashMap<>();
  private final Map<String, CachedArticle> unchanged = new ConcurrentHashMap<>();

  /**
   * What all articles asked; one that was told something other than another fits no later answer.
   */
  private final Recording asked = new Recording();

  /**
   * What there is.
   *
   * @param house what all articles depend on, as a digest
   * @throws OutputException when what lies in the output folder is not a build's
   */
  EarlierBuild(@Nullable Caching caching, String house) throws OutputException {
    this.caching = caching;
    this.house = house;
    this.texts = new IndexedTexts(caching, house);
    this.left =
        caching == null ? new byte[0] : caching.folder().read(STATE).orElseGet(() -> new byte[0]);
    BuildState read = STATES.read(left).orElse(null);
    this.state = read != null && read.house().equals(house) ? read : null;
    this.output =
        caching == null || state == null
            ? EarlierOutput.NOTHING
            : new EarlierOutput(caching.out(), state.files());
    this.claims = claims(output, state);
  }

  private static @Nullable Path claims(EarlierOutput output, @Nullable BuildState state) {
    Path file = output.place(ClaimsFile.PATH);
    boolean isThere =
        file != null
            && state != null
            && (output.isUntouched(ClaimsFile.PATH) || ClaimsFile.isWhole(file, state.claims()));
    return isThere ? file : null;
  }

  /**
   * The search data of the build before; for an export that is made again.
   *
   * @param segments the keys of the segments of the new index, by their names
   */
  ShardCache shards(Map<String, String> segments, Output to) {
    if (caching == null) {
      return ShardCache.NONE;
    }
    Map<String, String> before = state == null ? Map.of() : state.segments();
    EarlierShards made =
        new EarlierShards(
            caching,
            output,
            to,
            new EarlierShards.Segments(
                List.copyOf(before.keySet()),
                segment -> {
                  String key = segments.getOrDefault(segment, "");
                  return !key.isEmpty() && key.equals(before.get(segment));
                }));
    shards = made;
    return made;
  }

  /** What the index holds of each article. */
  IndexedTexts texts() {
    return texts;
  }

  /** The output of the build before. */
  EarlierOutput output() {
    return output;
  }

  /** Begins a new output with what the build before left in reserve. */
  void beginWith(Output to) throws OutputException {
    if (state != null) {
      to.after(output, state.spare());
    }
  }

  /** What the build before gave, if nothing at all has changed since. */
  Optional<BuildState.Given> nothingChanged(TodaysAnswers answers) {
    if (caching == null
        || state == null
        || !state.answers().parallelStream().allMatch(answers::isSame)
        || !state.files().parallelStream().allMatch(file -> output.isAsPublished(file))) {
      return Optional.empty();
    }
    return caching.folder().readTogether(GIVEN, STATE, left).flatMap(GIVENS::read);
  }

  /**
   * An article that need not be made again, as far as its own files and records go. What it asked
   * counts as asked, whatever becomes of it: it is answered as it was.
   *
   * @param answers to all questions but those for other articles
   */
  Optional<CachedArticle> likeBefore(String id, TodaysAnswers answers) {
    Optional<CachedArticle> found =
        cached(id)
            .filter(
                article ->
                    article.answers().stream()
                        .allMatch(each -> isOfOthers(each.asked()) || answers.isSame(each)));
    found.ifPresent(
        article -> {
          article.answers().forEach(each -> asked.add(each.asked(), each.answer()));
          unchanged.put(
              id,
              article.with(
                  article.answers().stream().filter(each -> isOfOthers(each.asked())).toList()));
        });
    return found;
  }

  /**
   * An article that need not be made again.
   *
   * @param answers to the questions for other articles
   */
  Optional<CachedArticle> whole(String id, TodaysAnswers answers) {
    // What was read for its front matter is used up here: each article comes once.
    return Optional.ofNullable(unchanged.remove(id))
        .filter(article -> article.answers().stream().allMatch(answers::isSame))
        .filter(
            article ->
                article.files().stream()
                    .allMatch(file -> output.isWhole(file.path(), file.digest())))
        .filter(article -> article.claims().isEmpty() || part(article) != null);
  }

  private Optional<CachedArticle> cached(String id) {
    return caching == null || state == null
        ? Optional.empty()
        : caching
            .folder()
            .read(name(id))
            .flatMap(ARTICLES::read)
            .filter(it -> it.house().equals(house) && it.record().id().equals(id));
  }

  private static boolean isOfOthers(Asked question) {
    return question.kind().startsWith(PUBLISHED);
  }

  private static String name(String id) {
    return place("articles", id);
  }

  /** Where something of an article is left: folders hold a few hundred each. */
  static String place(String kind, String id) {
    String digest = Recording.digest(id).replace('/', '-');
    return kind + "/" + digest.substring(0, 2).replace('+', '_') + "/" + digest;
  }

  /** Does a piece of work on an article, of which it is written down what it asks. */
  <R> R recorded(String id, Supplier<R> work) {
    return caching == null ? work.get() : recording(id).during(work);
  }

  private Recording recording(String id) {
    return recordings.computeIfAbsent(id, key -> new Recording());
  }

  /** Takes what other pages show of an article that is made again; null where that is nothing. */
  void summary(String id, @Nullable ArticleSummary summary) {
    if (summary != null && caching != null) {
      summaries.put(id, summary);
    }
  }

  /** The same only if all that the index holds of an article is; empty where nobody can tell. */
  String indexKey(String id) {
    if (caching == null) {
      return "";
    }
    SortedMap<Asked, String> own = recording(id).answers();
    own.keySet().removeIf(EarlierBuild::isOfOthers);
    return Recording.digestOf(own);
  }

  /** Leaves an article of which everything is written. */
  void leave(ArticleRecord record, LeftBehind left) {
    ArticleOutcome outcome = record.outcome();
    Recording recording = recordings.remove(record.id());
    ArticleSummary summary = summaries.remove(record.id());
    if (caching == null || recording == null) {
      return;
    }
    recording.answers().forEach(asked::add);
    boolean isTold = (summary != null) == record.isPublished();
    if (outcome.readable() != null && isTold) {
      CachedArticle article =
          new CachedArticle(
              house,
              CachedArticle.answers(recording.answers()),
              summary,
              record,
              left.files(),
              left.indexKey(),
              left.searched(),
              left.claims());
      caching.folder().write(name(record.id()), ARTICLES.encode(article));
    }
  }

  /** The report of all claims of the build before; null where it is not there as it was left. */
  @Nullable Path claimsReport() {
    return claims;
  }

  private BuildState.@Nullable ClaimsPart part(CachedArticle article) {
    BuildState.ClaimsPart part =
        claims == null || state == null ? null : state.claims().get(article.record().id());
    return part != null && part.digest().equals(article.claims()) ? part : null;
  }

  /**
   * Where an article's part of that report is.
   *
   * @throws IllegalStateException when it was not said to be there
   */
  BuildState.ClaimsPart claims(String id, String digest) {
    BuildState.ClaimsPart part = state == null ? null : state.claims().get(id);
    if (part == null || !part.digest().equals(digest)) {
      throw new IllegalStateException("no claims of " + id);
    }
    return part;
  }

  /** Brings a segment of the index into a new output, if it was made of the same articles. */
  boolean takeSegment(String name, String key, Output to) throws IOException {
    if (state == null || !key.equals(state.segments().get(name))) {
      return false;
    }
    return keep(
        IndexBuilder.FILES_OF_A_SEGMENT.stream().map(end -> "index/" + name + end).toList(), to);
  }

  /** Brings files into a new output, if all are as they were left. */
  private boolean keep(List<String> files, Output to) throws IOException {
    if (!files.stream().allMatch(output::isWhole)) {
      return false;
    }
    for (String file : files) {
      to.keep(output, file);
    }
    return true;
  }

  /** Whether the index before had these segments and no others, in their order. */
  boolean hasSegments(Map<String, String> segments) {
    return state != null
        && List.copyOf(state.segments().entrySet()).equals(List.copyOf(segments.entrySet()));
  }

  /** Brings all files of a folder into a new output, if all are as they were left. */
  boolean keepFolder(String folder, Output to) throws IOException {
    if (state == null) {
      return false;
    }
    List<String> files =
        state.files().stream()
            .filter(file -> file.path().startsWith(folder) && !file.digest().isEmpty())
            .map(OutputFile::path)
            .toList();
    return !files.isEmpty() && keep(files, to);
  }

  /**
   * Leaves what this build made to the next one, once it is in place.
   *
   * @param read what was asked of the content root, by articles and by others
   */
  void leave(Output to, Publishers made, Map<Asked, String> read, Build.Result result) {
    if (caching == null) {
      return;
    }
    List<OutputFile> files = written(to);
    if (!result.failures().isEmpty() || files.isEmpty()) {
      caching.folder().delete(STATE);
      return;
    }
    if (shards != null) {
      shards.leave(caching);
    }
    read.forEach(asked::add);
    CompletableFuture<byte[]> given = CompletableFuture.supplyAsync(() -> given(result));
    Map<Asked, String> answers = asked.unsorted();
    answers
        .keySet()
        .removeIf(question -> isOfOthers(question) || DERIVED.contains(question.kind()));
    byte[] bytes =
        STATES.encode(
            new BuildState(
                house,
                CachedArticle.answers(answers),
                files,
                to.spare().orElse(null),
                made.segments(),
                made.claims()));
    caching.folder().writeTogether(GIVEN, given.join(), STATE, bytes);
  }

  private static byte[] given(Build.Result result) {
    return GIVENS.encode(
        new BuildState.Given(
            result.report(),
            result.shown().equals(result.report()) ? null : result.shown(),
            result.published(),
            result.withheld(),
            result.earlier()));
  }

  /** The output is in place, whether or not anybody can say what it is like. */
  private static List<OutputFile> written(Output to) {
    try {
      return to.written();
    } catch (OutputException nothingIsLeft) {
      return List.of();
    }
  }
}
