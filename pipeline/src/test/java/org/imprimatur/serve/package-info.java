/** Requests that a hostile page or program of this machine may send to a server of ours. */
@NullMarked
package org.imprimatur.serve;

import org.jspecify.annotations.NullMarked;
