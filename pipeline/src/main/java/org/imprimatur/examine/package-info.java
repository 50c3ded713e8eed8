/** Does all that can be done with each article alone, then all together: the check. */
@NullMarked
package org.imprimatur.examine;

import org.jspecify.annotations.NullMarked;
