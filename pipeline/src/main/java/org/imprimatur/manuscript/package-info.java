/** Articles as Word files, and what reviewers wrote into them. */
@NullMarked
package org.imprimatur.manuscript;

import org.jspecify.annotations.NullMarked;
