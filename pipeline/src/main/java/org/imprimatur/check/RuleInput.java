package org.imprimatur.check;

import org.imprimatur.model.Article;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.FrontMatter;

/**
 * What a rule of an article looks at.
 *
 * @param checked the article with its claims
 * @param contents its body, sorted by what rules ask for
 * @param context everything else
 */
record RuleInput(CheckedArticle checked, ContentByKind contents, CheckContext context) {

  Article article() {
    return checked.article();
  }

  FrontMatter front() {
    return checked.article().frontMatter();
  }

  boolean resolves(String key) {
    return context.keys().contains(key);
  }
}
