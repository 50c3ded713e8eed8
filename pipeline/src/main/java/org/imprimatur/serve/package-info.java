/**
 * A web server for browsers of this machine, and for nobody else: which requests are let in, and
 * what goes out with every answer. It knows nothing of articles. Entry: {@link LocalServer}.
 */
@NullMarked
package org.imprimatur.serve;

import org.jspecify.annotations.NullMarked;
