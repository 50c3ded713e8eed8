package org.imprimatur.serve;

/**
 * What a browser asks, once it was let in.
 *
 * @param isWrite whether it may change something; a request to read never does
 * @param path with {@code /} before it, decoded, without {@code .} and {@code ..}
 * @param query as it was sent, without {@code ?}; empty where there is none
 * @param body the JSON that was sent; empty where nothing is written
 */
public record PageRequest(boolean isWrite, String path, String query, String body) {}
