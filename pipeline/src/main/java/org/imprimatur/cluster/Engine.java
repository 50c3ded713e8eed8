package org.imprimatur.cluster;

import java.util.List;
import java.util.Map;
import org.imprimatur.search.EngineDocument;
import org.imprimatur.search.SearchEngine;
import org.jspecify.annotations.Nullable;

/**
 * An engine as somebody sees it who publishes. Every step may be sent twice, since an answer may
 * get lost. An index of Solr is a collection.
 */
interface Engine {
  /** Solr or OpenSearch, as people write it. */
  String name();

  /** Where it answers. */
  ClusterHttp http();

  /** The index that an alias names; null for none. */
  @Nullable String current(String alias) throws ClusterException;

  /** All indices whose names begin so. */
  List<String> indices(String prefix) throws ClusterException;

  /** Makes an index, unless it is there. */
  void create(String index, Size size) throws ClusterException;

  /** Adds documents to an index, but those that are there. An article and its claims are one. */
  void add(String index, List<EngineDocument> documents) throws ClusterException;

  /** Makes all that was added visible to searches. */
  void commit(String index) throws ClusterException;

  /** Asks an index. */
  SearchEngine reader(String index);

  /** Asks an index for the notes of articles instead of their records. */
  List<Note> notes(String index, int fromNumber, int limit) throws ClusterException;

  /** Makes an alias name an index from one moment to the next. */
  void swap(String alias, @Nullable String from, String to) throws ClusterException;

  /** Removes an index, if it is there. */
  void remove(String index) throws ClusterException;

  /** What is known of who publishes under an alias. */
  Leases leases() throws ClusterException;

  /**
   * How large an index is made.
   *
   * @param shards into how many it is cut
   * @param replicas how many copies there are of each beside the first
   */
  record Size(int shards, int replicas) {}

  /** What was noted of an article. */
  record Note(int number, String note) {}

  /** Small records that are written only where they are as they were read. */
  interface Leases {
    /** What stands under a name; null for nothing. */
    @Nullable Held read(String name) throws ClusterException;

    /**
     * Writes.
     *
     * @param version of what is replaced; null where nothing may be
     * @return what stands there now, or null where somebody else was faster
     */
    @Nullable Held write(String name, Map<String, Object> fields, @Nullable String version)
        throws ClusterException;

    /** Removes, if it is as it was read. */
    void remove(String name, String version) throws ClusterException;
  }

  /**
   * A record.
   *
   * @param version changes with each writing
   */
  record Held(Map<?, ?> fields, String version) {
    String text(String name) {
      return fields.get(name) instanceof String text ? text : "";
    }
  }
}
