/**
 * Front matter and Markdown become an article and problems; bad input is never an exception. No
 * Markdown node leaves this package. Entry: {@link ArticleParser}.
 */
@NullMarked
package org.imprimatur.parse;

import org.jspecify.annotations.NullMarked;
