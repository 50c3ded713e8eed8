/**
 * Pages of this machine that change with the content root while they are looked at. Entries: {@link
 * LiveSite}, the site while it is written, and {@link DeskSite}, where reviewers sign.
 */
@NullMarked
package org.imprimatur.live;

import org.jspecify.annotations.NullMarked;
