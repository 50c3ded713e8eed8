/**
 * The real browser that tests drive, and the server that hands it a site. Entry: {@link
 * org.imprimatur.browser.Browser}.
 */
@NullMarked
package org.imprimatur.browser;

import org.jspecify.annotations.NullMarked;
