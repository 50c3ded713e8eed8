package org.imprimatur.site;

/** A search index for tests of the pages, of which only the answers matter. */
final class StandInIndex {
  /** Stands for the index: answers what it is told to, in the form of the contract. */
  static final String SCRIPT =
      """
      export async function open() {
        return {
          async search(query) {
            const hits = query.includes("nothing") ? [] : [{article: "spine/pinched-nerve",
              title: "Treatment of <b>nerves</b>", url: "spine/pinched-nerve/", status: "submitted",
              score: 1, snippet: "About nerves & more",
              marked: {title: [[16, 22]], snippet: [[6, 12]]}}];
            return {query, total: hits.length, hits};
          },
          async ask(question, {article: asked, includePending}) {
            const article = asked ?? "allergy/anaphylaxis";
            const answered = includePending || (question === "elsewhere?" && !asked);
            const answer = {claim: "c-1", text: "Rest <i>little</i>.", context: ["Care:"],
              section: ["First"], article, title: "Here", url: article + "/#_references",
              citations: [document.querySelector("[data-keys]").dataset.keys], coverage: "direct",
              certainty: "low", status: "submitted", score: 1, notAdvised: true,
              above: ["First", "Care:"], quoted: "Head | Cell\\nRest <i>little</i>. | 2"};
            return {question, answered, answers: answered ? [answer] : [],
              nearest: [{article: "spine/pinched-nerve", title: "Near", url: "spine/pinched-nerve/#c-1",
                section: ["Drugs"]}],
              unknown: includePending ? [] : ["<b>gout</b>"]};
          }
        };
      }
      """;

  private StandInIndex() {}
}
