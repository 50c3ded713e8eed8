/**
 * The language server: what an editor asks about the article under its cursor. Entry: {@link
 * EditorServer}.
 */
@NullMarked
package org.imprimatur.lsp;

import org.jspecify.annotations.NullMarked;
