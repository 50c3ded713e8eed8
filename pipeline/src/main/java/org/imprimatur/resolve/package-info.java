/** What the links and images of an article lead to: decided once, for check, page and digest. */
@NullMarked
package org.imprimatur.resolve;

import org.jspecify.annotations.NullMarked;
