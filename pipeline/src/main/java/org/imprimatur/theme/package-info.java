/**
 * A house's own look and words, read from its {@code theme/} folder and held to what a theme may
 * do: it may not take away, hide or change what says whether a text is approved, what it rests on
 * and what dose it states. Entry: {@link ThemeReader}.
 */
@NullMarked
package org.imprimatur.theme;

import org.jspecify.annotations.NullMarked;
