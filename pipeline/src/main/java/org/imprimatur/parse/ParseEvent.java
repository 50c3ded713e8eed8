package org.imprimatur.parse;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * That the body of an article was parsed, for Java's Flight Recorder: which articles cost most, and
 * whether any is parsed more than once. It costs nothing while nobody records.
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
}
