package org.imprimatur.cluster;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Reads an engine's answer, which may be anything. */
record Answer(Map<?, ?> all, String from) {

  static Answer of(ClusterHttp.Reply reply) throws ClusterException {
    return new Answer(reply.json(), reply.from());
  }

  private ClusterException missing(String name) {
    return new ClusterException(
        from + " gave an answer without a usable \"" + name + "\": is it Solr 9 or OpenSearch 2?");
  }

  Answer object(String name) throws ClusterException {
    if (all.get(name) instanceof Map<?, ?> map) {
      return new Answer(map, from);
    }
    throw missing(name);
  }

  List<?> list(String name) throws ClusterException {
    if (all.get(name) instanceof List<?> list) {
      return list;
    }
    throw missing(name);
  }

  /** The objects of a list. */
  List<Answer> objects(String name) throws ClusterException {
    for (Object each : list(name)) {
      if (!(each instanceof Map<?, ?>)) {
        throw missing(name);
      }
    }
    return list(name).stream().map(each -> new Answer((Map<?, ?>) each, from)).toList();
  }

  String text(String name) throws ClusterException {
    if (all.get(name) instanceof String text) {
      return text;
    }
    throw missing(name);
  }

  long number(String name) throws ClusterException {
    if (all.get(name) instanceof Long number) {
      return number;
    }
    throw missing(name);
  }

  int count(String name) throws ClusterException {
    long number = number(name);
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw missing(name);
    }
    return (int) number;
  }

  float score(String name) throws ClusterException {
    Object value = all.get(name);
    if (value instanceof BigDecimal number) {
      return number.floatValue();
    }
    if (value instanceof Long number) {
      return number;
    }
    throw missing(name);
  }
}
