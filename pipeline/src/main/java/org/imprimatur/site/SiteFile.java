package org.imprimatur.site;

/**
 * A file of the site.
 *
 * @param path relative to the site's folder, with {@code /}, not percent-encoded
 * @param content its bytes; the receiver owns them
 */
@SuppressWarnings("ArrayRecordComponent") // compared by path only, never by value
public record SiteFile(String path, byte[] content) {}
