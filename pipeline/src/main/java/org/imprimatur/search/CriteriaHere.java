package org.imprimatur.search;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.FixedBitSet;

/** Which articles and claims of the index on this machine meet a criterion; nothing is scored. */
final class CriteriaHere {
  /** Fields of engines to those of Lucene. */
  private static final Map<String, String> FIELDS =
      Map.of(
          EngineFields.KIND, IndexFields.KIND,
          EngineFields.ARTICLE_ID, IndexFields.ARTICLE_ID,
          EngineFields.ARTICLE_STATUS, IndexFields.ARTICLE_STATUS,
          EngineFields.ARTICLE_TOPIC, IndexFields.ARTICLE_TOPIC_KEY,
          EngineFields.ARTICLE_WORDS, SearchField.WORDS.name(),
          EngineFields.CLAIM_WORDS, SearchField.CLAIM.name(),
          EngineFields.CLAIM_MARK, SearchField.MARKS.name(),
          EngineFields.CLAIM_STATUS, IndexFields.CLAIM_STATUS,
          EngineFields.CLAIM_ARTICLE, IndexFields.CLAIM_ARTICLE_ID);

  private final Masks masks;
  private final int documents;
  private final FixedBitSet articles;

  CriteriaHere(IndexSearcher searcher) throws IOException {
    this.masks = new Masks(searcher, List.of());
    this.documents = searcher.getIndexReader().maxDoc();
    this.articles = masks.matching(new TermQuery(new Term(IndexFields.KIND, IndexFields.ARTICLE)));
  }

  /** The documents that meet a criterion, a bit each. */
  FixedBitSet matching(Criterion criterion) throws IOException {
    if (criterion instanceof Criterion.Holds holds) {
      return holding(holds);
    } else if (criterion instanceof Criterion.Begins begins) {
      return masks.matching(new PrefixQuery(new Term(field(begins.field()), begins.prefix())));
    } else if (criterion instanceof Criterion.Any any) {
      return any(any.of());
    } else if (criterion instanceof Criterion.Best best) {
      return any(best.of());
    } else if (criterion instanceof Criterion.Boosted boosted) {
      return matching(boosted.what());
    } else if (criterion instanceof Criterion.Worth worth) {
      return matching(worth.what());
    } else if (criterion instanceof Criterion.All all) {
      return all(all);
    } else if (criterion instanceof Criterion.InArticle in) {
      return ofArticles(matching(in.article()));
    } else if (criterion instanceof Criterion.AtLeast atLeast) {
      return atLeast(atLeast);
    }
    throw new IllegalArgumentException("this machine has no documents of words: " + criterion);
  }

  private static String field(String field) {
    String here = FIELDS.get(field);
    if (here == null) {
      throw new IllegalArgumentException("this machine has no documents of words: " + field);
    }
    return here;
  }

  private FixedBitSet holding(Criterion.Holds holds) throws IOException {
    boolean named = holds.field().equals(EngineFields.CLAIM_NAMED);
    String field = named ? SearchField.NAMED.name() : field(holds.field());
    Query query =
        holds.terms().size() == 1
            ? new TermQuery(new Term(field, holds.terms().get(0)))
            : new PhraseQuery(field, holds.terms().toArray(String[]::new));
    FixedBitSet out = masks.matching(query);
    return named ? ofArticles(out) : out;
  }

  /** The claims of some articles, which stand behind them. */
  private FixedBitSet ofArticles(FixedBitSet some) {
    FixedBitSet out = new FixedBitSet(documents);
    boolean within = false;
    for (int doc = 0; doc < documents; doc++) {
      if (articles.get(doc)) {
        within = some.get(doc);
      } else if (within) {
        out.set(doc);
      }
    }
    return out;
  }

  private FixedBitSet any(List<Criterion> of) throws IOException {
    FixedBitSet out = new FixedBitSet(documents);
    for (Criterion each : of) {
      out.or(matching(each));
    }
    return out;
  }

  private FixedBitSet all(Criterion.All all) throws IOException {
    FixedBitSet out = new FixedBitSet(documents);
    out.set(0, documents);
    for (Criterion each : all.of()) {
      out.and(matching(each));
    }
    for (Criterion each : all.none()) {
      out.andNot(matching(each));
    }
    return out;
  }

  private FixedBitSet atLeast(Criterion.AtLeast atLeast) throws IOException {
    float[] sums = new float[documents];
    for (Criterion.Worth part : atLeast.of()) {
      FixedBitSet some = matching(part.what());
      for (int doc = 0; doc < documents; doc++) {
        sums[doc] += some.get(doc) ? part.score() : 0f;
      }
    }
    FixedBitSet out = new FixedBitSet(documents);
    for (int doc = 0; doc < documents; doc++) {
      if (sums[doc] >= atLeast.least()) {
        out.set(doc);
      }
    }
    return out;
  }
}
