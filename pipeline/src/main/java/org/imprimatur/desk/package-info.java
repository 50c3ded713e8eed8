/** Where reviews stand, and the steps that people take. */
@NullMarked
package org.imprimatur.desk;

import org.jspecify.annotations.NullMarked;
