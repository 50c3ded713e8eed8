/**
 * What earlier builds left for later ones: values as bytes, in files that are sealed with a secret
 * of this machine's user. What is damaged, foreign or planted is not there. Entry: {@link
 * SealedFolder}.
 */
@NullMarked
package org.imprimatur.cache;

import org.jspecify.annotations.NullMarked;
