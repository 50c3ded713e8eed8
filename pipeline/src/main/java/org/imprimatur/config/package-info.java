/**
 * {@code imprimatur.yaml} to the site, the board and the policy, with every default. Entry: {@link
 * ConfigurationReader}.
 */
@NullMarked
package org.imprimatur.config;

import org.jspecify.annotations.NullMarked;
