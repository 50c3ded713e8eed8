/**
 * The command line: arguments to options, results to the console, an exit code. The only package
 * that knows a user, a console and a clock. Entry: {@link Main}.
 */
@NullMarked
package org.imprimatur.cli;

import org.jspecify.annotations.NullMarked;
