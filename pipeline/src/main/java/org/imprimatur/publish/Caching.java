package org.imprimatur.publish;

import java.nio.file.Path;
import org.imprimatur.cache.SealedFolder;

/**
 * Where builds leave what later ones need not do again.
 *
 * @param folder what they leave
 * @param out the output folder
 * @param program whatever changes when the program does
 */
public record Caching(SealedFolder folder, Path out, String program) {}
