package org.imprimatur.live;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.imprimatur.desk.CommentDesk;
import org.imprimatur.desk.LineDesk;
import org.imprimatur.desk.ReviewDesk;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.ArticleId;
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
          Action.WITHDRAW,
          Action.FLAG);

  /** What is asked for that is not a step. */
  private static final String REMARK = "comment";

  /** So many findings are named, no more. */
  private static final int NAMED = 5;

  private final DeskSite.Start start;
  private final OneUse words = new OneUse();
  private final Map<String, Signable> prepared = lately();

  DeskSteps(DeskSite.Start start) {
    this.start = start;
  }

  private static Map<String, Signable> lately() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Signable> eldest) {
        return size() > 64;
      }
    };
  }

  Reply answer(PageRequest request) throws IOException {
    if (!(JsonReader.read(request.body()).value() instanceof Map<?, ?> asked)) {
      return Reply.refusal(400, "This is not a request that these pages send.");
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
    if (person != null && text(asked, "action").equals(REMARK)) {
      return remark(asked, workspace, person);
    }
    Action action = Action.of(text(asked, "action")).filter(ACTIONS::contains).orElse(null);
    Map<String, String> disagreed = disagreed(asked.get("disagreed"));
    if (person == null || action == null || disagreed == null) {
      return Reply.refusal(400, "This is not a step that can be taken here.");
    }
    Instant now = start.now().get();
    String article = text(asked, "article");
    ReviewDesk desk = ReviewDesk.open(workspace, start.site().settings());
    String work = text(asked, "work");
    ReviewDesk.Prepared outcome =
        desk.prepare(
            new ReviewDesk.Wish(
                action,
                article,
                null,
                person.id(),
                now,
                text(asked, "note"),
                work.isEmpty() || action != Action.FLAG ? null : work));
    ReviewDesk.Step step = outcome.step();
    if (step == null) {
      return refusal(outcome.refused());
    }
    List<ArticleId> open = action == Action.WITHDRAW ? openVariants(desk, asked) : List.of();
    if (!open.isEmpty()) {
      return Reply.refusal(
          409,
          open.get(0).value()
              + " is a version for other readers: say whether it is withdrawn, too, or stays.");
    }
    boolean isBack = action == Action.REQUEST_CHANGES && !disagreed.isEmpty();
    return ready(new Signable.OfStep(desk, isBack ? step.disagreeing(disagreed) : step, person));
  }

  /** The versions for other readers of which nobody said what becomes of them. */
  private static List<ArticleId> openVariants(ReviewDesk desk, Map<?, ?> asked)
      throws RefusedException, IOException {
    Object said = asked.get("variants");
    List<ArticleId> out = new ArrayList<>();
    for (ArticleId id : desk.recalls().variants(List.of(new ArticleId(text(asked, "article"))))) {
      boolean isSaid = said instanceof List<?> ids && ids.contains(id.value());
      if (!isSaid && !desk.standings().isWithdrawn(id)) {
        out.add(id);
      }
    }
    return out;
  }

  private Reply remark(Map<?, ?> asked, Workspace workspace, Person person)
      throws RefusedException, IOException {
    String answers = text(asked, "answers");
    boolean closes = Boolean.TRUE.equals(asked.get("closes"));
    String words = text(asked, "note");
    if (words.isBlank() && !closes) {
      return Reply.refusal(400, "A comment needs words.");
    }
    CommentDesk desk = ReviewDesk.open(workspace, start.site().settings()).comments();
    CommentDesk.Wish wish =
        new CommentDesk.Wish(
            text(asked, "article"),
            answers.isEmpty() ? text(asked, "claim") : null,
            answers.isEmpty() ? null : answers,
            closes,
            words);
    return ready(
        new Signable.OfRemark(desk, desk.prepare(wish, person, start.now().get()), person));
  }

  private Reply ready(Signable ready) {
    String word = words.issue(ready.text());
    synchronized (prepared) {
      prepared.put(word, ready);
    }
    Object event = Objects.requireNonNull(JsonReader.read(ready.text()).value());
    return DeskSite.json(
        "word",
        word,
        "event",
        event,
        "description",
        ready.description(),
        "typed",
        ready.shortDigest());
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
  private Optional<Signable> taken(Map<?, ?> asked) {
    String word = text(asked, "word");
    Signable ready;
    synchronized (prepared) {
      ready = prepared.remove(word);
    }
    return ready != null && words.take(word, ready.text()) ? Optional.of(ready) : Optional.empty();
  }

  private static Reply stale() {
    return Reply.refusal(
        409, "This was not prepared here, or has already been signed. Reload the page.");
  }

  /** Takes in what a passkey signed. */
  private Reply record(Map<?, ?> asked) throws RefusedException, IOException {
    String line = text(asked, "line");
    Signable ready = taken(asked).orElse(null);
    if (ready instanceof Signable.OfRemark remark) {
      remark.desk().recordLine(remark.ready(), line, start.who().process());
      return recorded(null, List.of());
    }
    return ready != null && Admission.signed(line).equals(ready.text()) ? added(line) : stale();
  }

  /** As {@code review add} does. */
  private Reply added(String line) throws IOException {
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
    Signable ready = taken(asked).orElse(null);
    if (ready == null) {
      return stale();
    }
    String signature = start.keys().sign(ready.person(), ready);
    if (ready instanceof Signable.OfRemark remark) {
      remark.desk().record(remark.ready(), signature, start.who().process());
      return recorded(null, List.of());
    }
    Signable.OfStep step = (Signable.OfStep) ready;
    ReviewDesk.Done done = step.desk().record(step.step(), signature, start.who().process());
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
