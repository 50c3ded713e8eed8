/**
 * Files of Word (.docx): read within limits into plain values, and written from them. Nobody else
 * knows how Word packs and marks a text.
 */
@NullMarked
package org.imprimatur.word;

import org.jspecify.annotations.NullMarked;
