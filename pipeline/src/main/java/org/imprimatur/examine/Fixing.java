package org.imprimatur.examine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.imprimatur.check.Fixes;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Status;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.OverlayTree;
import org.imprimatur.run.Caller;
import org.imprimatur.run.Progress;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Selection;
import org.imprimatur.run.Settings;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.run.Workspace;
import org.imprimatur.source.Source;

/**
 * Makes the changes that {@link Fixes} knows, until there is none left to make. Nothing is written
 * here. Where a change would touch a number or a citation, the file stays as it is.
 */
public final class Fixing {
  /** One change may bring another to light; none brings back what it took away. */
  private static final int ROUNDS = 8;

  private static final Pattern NUMBERS = Pattern.compile("\\d+(?:[.,]\\d+)*+");
  private static final Pattern CITATIONS = Pattern.compile("@\\{[^}\\n]*\\}|@[^\\s\\];,)]+");
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final ContentRoot root;
  private final TrustRequest trusting;
  private final Caller caller;
  private final Settings settings;
  private final Map<String, byte[]> texts = new TreeMap<>();
  private final Set<String> approved = new TreeSet<>();
  private final Set<String> left = new TreeSet<>();

  /**
   * For a content root.
   *
   * @param settings the day that counts as today, and how many jobs there are
   */
  public Fixing(ContentRoot root, TrustRequest trusting, Caller caller, Settings settings) {
    this.root = root;
    this.trusting = trusting;
    this.caller = caller;
    this.settings = new Settings(settings.asOf(), settings.jobs(), Progress.NONE);
  }

  /**
   * A file that would be changed.
   *
   * @param path relative to the root
   * @param before its bytes
   * @param after its bytes once they are changed
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Fixed(String path, byte[] before, byte[] after) {}

  /**
   * What would be done.
   *
   * @param files by path
   * @param approved files that stay as they are, since an edit would void their approvals
   */
  public record Result(List<Fixed> files, List<String> approved) {}

  /**
   * Looks for what can be fixed.
   *
   * @param selection in which files
   * @param voiding whether also in articles under an approval
   */
  public Result run(Selection selection, boolean voiding) throws IOException {
    boolean changed = true;
    for (int round = 0; changed && round < ROUNDS; round++) {
      changed = round(selection, voiding);
    }
    List<Fixed> files = new ArrayList<>();
    for (Map.Entry<String, byte[]> text : texts.entrySet()) {
      byte[] before = bytes(text.getKey());
      if (!Arrays.equals(before, text.getValue())) {
        files.add(new Fixed(text.getKey(), before, text.getValue()));
      }
    }
    return new Result(files, List.copyOf(approved));
  }

  private boolean round(Selection selection, boolean voiding) throws IOException {
    OverlayTree content = new OverlayTree(root, texts, Set.of());
    Workspace workspace = Workspace.open(root, content, trusting, caller);
    Map<String, Source> sources = new TreeMap<>();
    Map<String, List<Fixes.Edit>> edits = new TreeMap<>();
    new Check(RunContext.open(workspace, settings))
        .run(selection, examined -> collect(examined, voiding, sources, edits));
    boolean changed = false;
    for (Map.Entry<String, List<Fixes.Edit>> file : edits.entrySet()) {
      Source source = sources.get(file.getKey());
      changed |= source != null && apply(source, file.getValue());
    }
    return changed;
  }

  private void collect(
      ExaminedArticle examined,
      boolean voiding,
      Map<String, Source> sources,
      Map<String, List<Fixes.Edit>> edits) {
    CheckedArticle article = examined.article();
    String path = examined.path();
    if (article == null || left.contains(path) || approved.contains(path)) {
      return;
    }
    Source source = article.article().source();
    Fixes fixes = new Fixes(source);
    List<Fixes.Edit> found = new ArrayList<>();
    for (Finding finding : examined.findings()) {
      if (finding.path().equals(path)) {
        fixes.of(finding).ifPresent(found::add);
      }
    }
    if (!found.isEmpty() && !voiding && isApproved(examined, article)) {
      approved.add(path);
    } else if (!found.isEmpty()) {
      sources.put(path, source);
      edits.put(path, found);
    }
  }

  private static boolean isApproved(ExaminedArticle examined, CheckedArticle article) {
    boolean signed = examined.proved() != null && !examined.proved().proof().approvals().isEmpty();
    return signed || article.article().frontMatter().status() == Status.APPROVED;
  }

  private boolean apply(Source source, List<Fixes.Edit> edits) {
    String path = source.path();
    byte[] before = texts.containsKey(path) ? texts.get(path) : bytes(path);
    String text = source.text();
    String written = new String(before, UTF_8);
    String mark = Arrays.mismatch(before, MARK) == MARK.length ? written.substring(0, 1) : "";
    String after = mark + edited(text, edits);
    boolean isAsRead =
        (mark + text).equals(written) && Arrays.equals(before, written.getBytes(UTF_8));
    if (!isAsRead || !isKept(written, after)) {
      left.add(path);
      return false;
    }
    texts.put(path, after.getBytes(UTF_8));
    return true;
  }

  /** From the front to the back; of two that overlap, the first. */
  private static String edited(String text, List<Fixes.Edit> edits) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    List<Fixes.Edit> sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingInt(edit -> edit.span().start()));
    for (Fixes.Edit edit : sorted) {
      if (edit.span().start() >= at) {
        out.append(text, at, edit.span().start()).append(edit.text());
        at = edit.span().end();
      }
    }
    return out.append(text, at, text.length()).toString();
  }

  private static boolean isKept(String before, String after) {
    return all(NUMBERS, before).equals(all(NUMBERS, after))
        && all(CITATIONS, before).equals(all(CITATIONS, after));
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  private byte[] bytes(String path) {
    return root.bytes(path, (int) ContentRoot.LONGEST_ARTICLE).orElse(new byte[0]);
  }
}
