package org.imprimatur.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.drug.Drugs;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.ChosenQuote;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Support;

/**
 * {@code cite/quote-differs}: a claim and the quotes that its author chose for it differ in a
 * number, a drug, a denial or a direction. Numbers and drugs are compared only where every citation
 * of the claim chooses a quote: another work may say the rest.
 */
final class QuoteDiffersRule implements Rule.OfArticle {
  /** Nobody writes longer sentences, and each part is compared with each. */
  private static final int MOST = 2000;

  /** Both sentences stand side by side; one longer than this is cut. */
  private static final int LONGEST = 400;

  @Override
  public String id() {
    return RuleId.CITE_QUOTE_DIFFERS.id();
  }

  @Override
  public void check(RuleInput input, Sink sink) {
    Map<ChosenQuote, Integer> uses = new HashMap<>();
    for (Claim claim : input.checked().claims()) {
      claim.support().quotes().forEach(quote -> uses.merge(quote, 1, Integer::sum));
    }
    for (Claim claim : input.checked().claims()) {
      Support own = own(claim.support(), uses);
      if (!own.quotes().isEmpty()) {
        difference(claim, own, input.context().drugs())
            .ifPresent(
                what ->
                    sink.report(
                        id(),
                        claim,
                        "the claim and its quote differ: " + what + ". " + both(claim, own),
                        "look up the source: correct the claim, or choose the sentence that says it"
                            + " ([@key]{q=id})"));
      }
    }
  }

  /** The quotes that are named, and those that stand for one claim alone. */
  private static Support own(Support support, Map<ChosenQuote, Integer> uses) {
    if (support.quotes().isEmpty()) {
      return Support.NONE;
    }
    Set<String> named =
        support.citations().stream()
            .filter(it -> it.quote() != null)
            .map(it -> it.key() + " " + it.quote())
            .collect(Collectors.toSet());
    return new Support(
        support.citations(),
        support.quotes().stream()
            .filter(it -> uses.getOrDefault(it, 0) == 1 || named.contains(it.key() + " " + it.id()))
            .toList());
  }

  private static Optional<String> difference(Claim claim, Support own, Drugs drugs) {
    List<String> quotes = own.quotes().stream().map(ChosenQuote::sentence).toList();
    boolean all = own.isQuotedThroughout();
    return difference(claim.statement().text(), claim.statement().context(), quotes, drugs, all);
  }

  /**
   * What differs, in words.
   *
   * @param all whether nothing else supports the claim
   */
  static Optional<String> difference(
      String claim, List<String> context, List<String> quotes, Drugs drugs, boolean all) {
    if (Stream.concat(Stream.of(claim), quotes.stream()).anyMatch(it -> it.length() > MOST)) {
      return Optional.empty();
    }
    Optional<String> direction = QuoteDirection.difference(claim, quotes);
    if (!all) {
      return direction;
    }
    boolean named = drugs.isNamedIn(claim);
    List<String> words = new ArrayList<>(named ? List.of() : context);
    words.add(claim);
    return QuoteNumbers.difference(claim, quotes)
        .or(() -> QuoteDrugs.difference(String.join(". ", words), quotes, drugs))
        .or(() -> direction);
  }

  private static String both(Claim claim, Support own) {
    return "Claim: "
        + shown(claim.statement().text())
        + "; "
        + own.quotes().stream()
            .map(it -> "quote of " + it.key() + ": " + shown(it.sentence()))
            .collect(Collectors.joining("; "));
  }

  private static String shown(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= LONGEST
        ? "\"" + text + "\""
        : "\"" + text.substring(0, text.offsetByCodePoints(0, LONGEST)).strip() + "…\"";
  }
}
