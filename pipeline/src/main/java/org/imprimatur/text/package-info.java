/**
 * YAML and JSON with positions and limits, and JSON output in one form. The only package that knows
 * Jackson. Entries: {@link Yaml}, {@link Json}, {@link JsonReader}.
 */
@NullMarked
package org.imprimatur.text;

import org.jspecify.annotations.NullMarked;
