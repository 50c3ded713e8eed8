/**
 * A file system that fails on demand, under any code that works with paths. Entry: {@link
 * org.imprimatur.disk.FaultyDisk}.
 */
@NullMarked
package org.imprimatur.disk;

import org.jspecify.annotations.NullMarked;
