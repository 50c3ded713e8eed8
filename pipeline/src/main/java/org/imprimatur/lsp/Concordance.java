package org.imprimatur.lsp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.imprimatur.claim.Citations;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Headings;
import org.imprimatur.model.Inline;
import org.imprimatur.model.LinkTarget;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Targets;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.Loaded;
import org.imprimatur.resolve.Resolver;
import org.imprimatur.run.CorpusFiles;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.run.RunContext;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What all articles of a root cite, cover and link to: each is read when it is first asked for, and
 * again when its text or what its claims are judged by has changed. For one thread.
 */
final class Concordance {
  private Map<String, Entry> known = new HashMap<>();
  private Set<String> keys = Set.of();
  private @Nullable Policy policy;

  /**
   * A link to a place in an article.
   *
   * @param span the whole link
   * @param to the article
   * @param anchor the place, decoded
   */
  record PlaceLink(Span span, ArticleId to, String anchor) {}

  /**
   * An article.
   *
   * @param id its id
   * @param source its text
   * @param title its title
   * @param cover its claims
   * @param citations all its citations, in order
   * @param links those of its links that lead to a place in an article
   * @param ids the ids that its authors fixed, and the anchors of its headings
   */
  record Entry(
      ArticleId id,
      Source source,
      String title,
      Cover cover,
      List<Citation> citations,
      List<PlaceLink> links,
      List<String> ids) {}

  /** All articles, by path. */
  record All(Map<String, Entry> articles) {}

  /**
   * Reads what is not known yet.
   *
   * @param cancelled throws once nobody waits any more
   */
  All of(RunContext context, Runnable cancelled) {
    Policy today = context.workspace().configuration().policy();
    Set<String> now = Set.copyOf(context.shelves().library().keySet());
    if (!today.equals(policy) || !now.equals(keys)) {
      known = new HashMap<>();
      policy = today;
      keys = now;
    }
    Resolver resolver = resolver(context);
    Map<String, Entry> all = new TreeMap<>();
    for (ArticleFile file : context.workspace().listing().files()) {
      cancelled.run();
      Entry entry = entry(context, file, resolver);
      if (entry != null) {
        all.put(file.path(), entry);
      }
    }
    known.keySet().retainAll(all.keySet());
    return new All(all);
  }

  private @Nullable Entry entry(RunContext context, ArticleFile file, Resolver resolver) {
    ArticleId id = new ArticleId(file.id());
    Loaded loaded = context.articles().load(id);
    Entry before = known.get(file.path());
    Source source = loaded.source();
    if (before != null && source != null && before.source().text().equals(source.text())) {
      return before;
    }
    Entry entry =
        context.articles().read(id, loaded).map(read -> entry(read, resolver)).orElse(null);
    if (entry != null) {
      known.put(file.path(), entry);
    }
    return entry;
  }

  private static Resolver resolver(RunContext context) {
    CorpusFiles files =
        CorpusFiles.of(context.workspace().content(), context.workspace().listing().files());
    return new Resolver(files, context.workspace().configuration().site().files());
  }

  /** One article alone; empty when it cannot be read. */
  static Optional<Entry> entry(RunContext context, ArticleId id) {
    return context.articles().read(id).map(read -> entry(read, resolver(context)));
  }

  private static Entry entry(ReadArticle read, Resolver resolver) {
    Article article = read.article();
    return new Entry(
        article.id(),
        article.source(),
        article.frontMatter().title(),
        Cover.of(read.claims()),
        Citations.of(article.blocks()),
        links(article, resolver),
        ids(article));
  }

  private static List<PlaceLink> links(Article article, Resolver resolver) {
    List<Inline.Link> links = new ArrayList<>();
    new Links(links).blocks(article.blocks());
    List<PlaceLink> out = new ArrayList<>();
    if (!links.isEmpty()) {
      Targets targets = resolver.of(article);
      for (Inline.Link link : links) {
        LinkTarget target = targets.links().get(link.destination());
        if (target != null) {
          target.accept(new ToPlace(link.span(), article.id())).ifPresent(out::add);
        }
      }
    }
    return out;
  }

  /** The place that a link of an article leads to, if it leads to one. */
  private record ToPlace(Span span, ArticleId from)
      implements LinkTarget.Visitor<Optional<PlaceLink>> {
    @Override
    public Optional<PlaceLink> place(LinkTarget.Place it) {
      return Optional.of(new PlaceLink(span, from, it.anchor()));
    }

    @Override
    public Optional<PlaceLink> article(LinkTarget.OfArticle it) {
      String anchor = it.anchor();
      return anchor == null ? Optional.empty() : Optional.of(new PlaceLink(span, it.id(), anchor));
    }

    @Override
    public Optional<PlaceLink> web(LinkTarget.Web it) {
      return Optional.empty();
    }

    @Override
    public Optional<PlaceLink> mail(LinkTarget.Mail it) {
      return Optional.empty();
    }

    @Override
    public Optional<PlaceLink> phone(LinkTarget.Phone it) {
      return Optional.empty();
    }

    @Override
    public Optional<PlaceLink> file(LinkTarget.File it) {
      return Optional.empty();
    }

    @Override
    public Optional<PlaceLink> nowhere(LinkTarget.Nowhere it) {
      return Optional.empty();
    }
  }

  private static List<String> ids(Article article) {
    List<String> ids = new ArrayList<>();
    Headings.all(article.blocks()).forEach(heading -> ids.add(heading.anchor()));
    new FixedIds(ids).blocks(article.blocks());
    return ids;
  }

  private record FixedIds(List<String> found) implements BodyWalk {
    @Override
    public void marks(Inline.Marks it) {
      String id = it.attributes().id();
      if (id != null) {
        found.add(id);
      }
    }
  }

  private record Links(List<Inline.Link> found) implements BodyWalk {
    @Override
    public void link(Inline.Link it) {
      if (it.destination().contains("#")) {
        found.add(it);
      }
      BodyWalk.super.link(it);
    }
  }

  /** How many of some claims are covered. */
  record Cover(int covered, int claims) {
    static Cover of(List<Claim> claims) {
      return new Cover((int) claims.stream().filter(Claim::isCovered).count(), claims.size());
    }

    /** In words: "12 of 14 covered". */
    String words() {
      return claims == 0 ? "no claims" : covered + " of " + claims + " covered";
    }
  }
}
