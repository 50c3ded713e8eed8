package org.imprimatur.serve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sends all open pages what happened (server-sent events). No more than some listen: the one that
 * began first has to begin again. Safe to share between threads.
 */
final class Telling {
  private static final int MOST = 24;
  private static final int WAITING = 256;

  private final Deque<Listener> listeners = new ArrayDeque<>();
  private boolean isClosed;

  /** One open page. */
  static final class Listener {
    /** So that a browser that went away is found out. */
    static final String ALIVE = ":\n\n";

    static final String END = "";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(WAITING);

    /** What comes next; null when nothing came in a while. */
    @Nullable String next(long seconds) throws InterruptedException {
      return lines.poll(seconds, java.util.concurrent.TimeUnit.SECONDS);
    }

    private void tell(String text) {
      // Who does not listen for so long asks for all again.
      if (!lines.offer(text)) {
        lines.clear();
        lines.add(END);
      }
    }
  }

  synchronized Listener join(@Nullable String first) {
    Listener listener = new Listener();
    if (first != null) {
      listener.tell(event(first));
    }
    if (isClosed) {
      listener.tell(Listener.END);
    }
    if (listeners.size() >= MOST) {
      listeners.removeFirst().tell(Listener.END);
    }
    listeners.addLast(listener);
    return listener;
  }

  synchronized void leave(Listener listener) {
    for (Iterator<Listener> it = listeners.iterator(); it.hasNext(); ) {
      if (it.next() == listener) {
        it.remove();
      }
    }
  }

  synchronized void tell(String json) {
    listeners.forEach(listener -> listener.tell(event(json)));
  }

  synchronized void close() {
    isClosed = true;
    listeners.forEach(listener -> listener.tell(Listener.END));
    listeners.clear();
  }

  private static String event(String json) {
    return "data: " + json.replace("\n", " ") + "\n\n";
  }
}
