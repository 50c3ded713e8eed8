/**
 * Pages of this machine that change with the content root while they are looked at. Entry: {@link
 * LiveSite}, the site while it is written.
 */
@NullMarked
package org.imprimatur.live;

import org.jspecify.annotations.NullMarked;
