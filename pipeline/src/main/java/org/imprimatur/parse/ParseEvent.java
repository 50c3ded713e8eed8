package org.imprimatur.parse;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.imprimatur.source.Source;

/**
 * That the body of an article was parsed, for Java's Flight Recorder: which articles cost most, and
 * whether any is parsed more than once.
 */
@Name("org.imprimatur.Parse")
@Label("Article parsed")
@Category("Imprimatur")
@StackTrace(false)
final class ParseEvent extends Event {
  @Label("Path")
  String path = "";

  @Label("Characters")
  int length;

  /** One that has begun. */
  static ParseEvent begun() {
    ParseEvent event = new ParseEvent();
    event.begin();
    return event;
  }

  /** The article is parsed. */
  void end(Source source) {
    path = source.path();
    length = source.length();
    commit();
  }
}
