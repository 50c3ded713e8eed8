package org.imprimatur.lsp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolKind;
import org.imprimatur.model.Block;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Headings;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Span;

/** What stands in a file, with how much of it is covered: "12 of 14 covered". */
final class SymbolTree {
  private final Answers answers;

  SymbolTree(Answers answers) {
    this.answers = answers;
  }

  /** The sections of an article below its title, or the records of a file of references. */
  List<DocumentSymbol> symbols() {
    CheckedArticle article = answers.file().article();
    return article == null ? records() : List.of(title(article));
  }

  private List<DocumentSymbol> records() {
    List<DocumentSymbol> out = new ArrayList<>();
    for (Reference reference : answers.file().library().references().values()) {
      if (reference.path().equals(answers.source().path())) {
        Span span = answers.source().span(reference.region());
        out.add(symbol(reference.key(), SymbolKind.Key, span, span, reference.title()));
      }
    }
    return out;
  }

  private DocumentSymbol title(CheckedArticle article) {
    Span all = new Span(0, answers.source().length());
    Span title = article.article().frontMatter().place("title");
    DocumentSymbol symbol =
        symbol(
            article.article().frontMatter().title(),
            SymbolKind.File,
            all,
            title,
            Concordance.Cover.of(article.claims()).words());
    List<DocumentSymbol> sections = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    List<Block.Heading> headings = Headings.top(article.article().blocks());
    for (int i = 0; i < headings.size(); i++) {
      Block.Heading heading = headings.get(i);
      while (!open.isEmpty() && open.peek().level() >= heading.level()) {
        open.pop();
      }
      DocumentSymbol section = section(article, headings, i);
      (open.isEmpty() ? sections : open.peek().children()).add(section);
      open.push(new Open(heading.level(), section.getChildren()));
    }
    symbol.setChildren(sections);
    return symbol;
  }

  private record Open(int level, List<DocumentSymbol> children) {}

  private DocumentSymbol section(CheckedArticle article, List<Block.Heading> headings, int number) {
    Block.Heading heading = headings.get(number);
    int end = answers.source().length();
    for (int i = headings.size() - 1; i > number; i--) {
      end = headings.get(i).level() <= heading.level() ? headings.get(i).span().start() : end;
    }
    Span span = new Span(heading.span().start(), end);
    List<Claim> claims =
        article.claims().stream()
            .filter(claim -> span.contains(claim.statement().span().start()))
            .toList();
    String name = heading.text().isBlank() ? "(no title)" : heading.text();
    String covered = Concordance.Cover.of(claims).words();
    return symbol(name, SymbolKind.String, span, heading.span(), covered);
  }

  private DocumentSymbol symbol(
      String name, SymbolKind kind, Span span, Span selected, String detail) {
    DocumentSymbol symbol =
        new DocumentSymbol(name, kind, answers.range(span), answers.range(selected), detail);
    symbol.setChildren(new ArrayList<>());
    return symbol;
  }
}
