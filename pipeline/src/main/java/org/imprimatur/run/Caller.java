package org.imprimatur.run;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a content root is opened.
 *
 * @param state the folder where this user's programs keep their state, absolute; null when the user
 *     has none
 * @param notices is told, a sentence at a time, what must be heard whatever else is said: what was
 *     left undone and brought to an end
 */
public record Caller(@Nullable Path state, Consumer<String> notices) {}
