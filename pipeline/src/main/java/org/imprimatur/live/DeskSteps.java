package org.imprimatur.live;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.imprimatur.desk.LineDesk;
import org.imprimatur.desk.ReviewDesk;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.Person;
import org.imprimatur.model.Status;
import org.imprimatur.output.OutputException;
import org.imprimatur.review.Action;
import org.imprimatur.review.Admission;
import org.imprimatur.review.ReviewSteps;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.Workspace;
import org.imprimatur.serve.OneUse;
import org.imprimatur.serve.PageRequest;
import org.imprimatur.serve.Reply;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * Steps that are taken on the pages of a desk. Each is prepared, which gives a word for exactly
 * what is to be signed; with that word it is signed and recorded, once, by the one writer of
 * ledgers.
 */
public final class DeskSteps {
  private static final List<Action> ACTIONS =
      List.of(
          Action.SUBMIT,
          Action.START,
          Action.APPROVE,
          Action.CONFIRM,
          Action.REQUEST_CHANGES,
          Action.WITHDRAW);

  /** So many findings are named, no more. */
  private static final int NAMED = 5;

  private final DeskSite.Start start;
  private final OneUse words = new OneUse();
  private final Map<String, Prepared> prepared = lately();

  /**
   * A step that was prepared.
   *
   * @param desk by which
   * @param step what is to be signed
   * @param person who signs
   * @param action what is done
   * @param article its id
   */
  public record Prepared(
      ReviewDesk desk, ReviewDesk.Step step, Person person, Action action, String article) {
    /** The first characters of the content digest, as they stand on the page. */
    public String shortDigest() {
      int from = "sha256:".length();
      return step.content().substring(from, from + 8);
    }

    private String text() {
      return new String(step.signedBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  DeskSteps(DeskSite.Start start) {
    this.start = start;
  }

  private static Map<String, Prepared> lately() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Prepared> eldest) {
        return size() > 64;
      }
    };
  }

  Reply answer(PageRequest request) throws IOException {
    if (!(JsonReader.read(request.body()).value() instanceof Map<?, ?> asked)) {
      return Reply.refusal(400, "This is not what is sent here.");
    }
    try {
      return switch (request.path()) {
        case "/_desk/prepare" -> prepare(asked);
        case "/_desk/record" -> record(asked);
        case "/_desk/sign" -> sign(asked);
        default -> Reply.refusal(404, "Nothing is written here.");
      };
    } catch (RefusedException e) {
      return Reply.refusal(409, e.refusal().message());
    } catch (OutputException e) {
      return Reply.refusal(409, String.valueOf(e.getMessage()));
    } catch (DeskSite.NotSignedException e) {
      return Reply.refusal(409, String.valueOf(e.getMessage()));
    }
  }

  private Reply prepare(Map<?, ?> asked) throws RefusedException, IOException {
    Workspace workspace = start.site().workspace();
    Person person = workspace.configuration().person(text(asked, "person")).orElse(null);
    Action action = Action.of(text(asked, "action")).filter(ACTIONS::contains).orElse(null);
    Map<String, String> disagreed = disagreed(asked.get("disagreed"));
    if (person == null || action == null || disagreed == null) {
      return Reply.refusal(400, "This is not a step that can be taken here.");
    }
    Instant now = start.now().get();
    String article = text(asked, "article");
    ReviewDesk desk = ReviewDesk.open(workspace, start.site().settings());
    ReviewDesk.Prepared outcome =
        desk.prepare(
            new ReviewDesk.Wish(action, article, null, person.id(), now, text(asked, "note")));
    ReviewDesk.Step step = outcome.step();
    if (step == null) {
      return refusal(outcome.refused());
    }
    boolean isBack = action == Action.REQUEST_CHANGES && !disagreed.isEmpty();
    Prepared ready =
        new Prepared(desk, isBack ? step.disagreeing(disagreed) : step, person, action, article);
    String word = words.issue(ready.text());
    synchronized (prepared) {
      prepared.put(word, ready);
    }
    Object event = Objects.requireNonNull(JsonReader.read(ready.text()).value());
    return DeskSite.json("word", word, "event", event, "description", ready.step().description());
  }

  private static Reply refusal(ReviewSteps.@Nullable Refused refused) {
    if (refused == null) {
      return Reply.refusal(409, "This step cannot be taken.");
    }
    StringBuilder out = new StringBuilder(refused.reason());
    out.append(refused.hint().isEmpty() ? "" : " " + refused.hint());
    return Reply.refusal(409, named(out, refused.findings()));
  }

  private static String named(StringBuilder out, List<Finding> findings) {
    for (Finding finding : findings.subList(0, Math.min(NAMED, findings.size()))) {
      out.append("\nLine ").append(finding.region().line()).append(": ").append(finding.message());
    }
    return out.toString();
  }

  /** Takes the word that goes with what was prepared; empty where it does not, or did before. */
  private Optional<Prepared> taken(Map<?, ?> asked, @Nullable String signed) {
    String word = text(asked, "word");
    Prepared ready;
    synchronized (prepared) {
      ready = prepared.remove(word);
    }
    boolean isGood = ready != null && words.take(word, signed == null ? ready.text() : signed);
    return isGood ? Optional.ofNullable(ready) : Optional.empty();
  }

  private static Reply stale() {
    return Reply.refusal(
        409, "This was not prepared here, or was signed already. Open the page again.");
  }

  /** Takes in what a passkey signed, as {@code review add} does. */
  private Reply record(Map<?, ?> asked) throws IOException {
    String line = text(asked, "line");
    if (taken(asked, Admission.signed(line)).isEmpty()) {
      return stale();
    }
    LineDesk lines = ReviewDesk.open(start.site().workspace(), start.site().settings()).lines();
    LineDesk.Taken taken =
        lines.add(List.of(new LineDesk.Given("the desk", 1, line)), start.who().process()).get(0);
    String reason = taken.reason();
    return reason == null
        ? recorded(taken.proved(), List.of())
        : Reply.refusal(409, named(new StringBuilder(reason), taken.findings()));
  }

  /** Lets a key sign at the terminal, and records it. */
  private Reply sign(Map<?, ?> asked)
      throws RefusedException, DeskSite.NotSignedException, IOException {
    Prepared ready = taken(asked, null).orElse(null);
    if (ready == null) {
      return stale();
    }
    String signature = start.keys().sign(ready.person(), ready);
    ReviewDesk.Done done = ready.desk().record(ready.step(), signature, start.who().process());
    return recorded(done.status(), done.reasons());
  }

  private static Reply recorded(@Nullable Status status, List<String> reasons) {
    return DeskSite.json("proved", status == null ? "" : status.word(), "reasons", reasons);
  }

  private static String text(Map<?, ?> asked, String name) {
    return asked.get(name) instanceof String text ? text : "";
  }

  /** Claims with words on what is wrong; null where that is not what was sent. */
  private static @Nullable Map<String, String> disagreed(@Nullable Object sent) {
    Map<String, String> out = new TreeMap<>();
    if (sent == null) {
      return out;
    }
    if (!(sent instanceof Map<?, ?> map)) {
      return null;
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String claim)
          || !(entry.getValue() instanceof String words)
          || words.isBlank()) {
        return null;
      }
      out.put(claim, words);
    }
    return out;
  }
}
