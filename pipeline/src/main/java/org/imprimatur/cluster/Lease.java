package org.imprimatur.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The right to publish under an alias. It is a record at the engine that its holder writes again
 * every few seconds; one that stands still has lost its holder, and the next one may take it over.
 */
final class Lease implements AutoCloseable {
  private static final int BEAT_SECONDS = 5;
  private static final int WATCHED_SECONDS = 20;

  private final Engine.Leases leases;
  private final String alias;
  private final Holder holder;
  private final ScheduledExecutorService beating;
  private final String earlierIndex;
  private final int earlierSent;
  private Engine.Held held;
  private String index = "";
  private int sent;
  private int beat;
  private boolean lost;

  /**
   * Who publishes.
   *
   * @param name for people
   * @param host its machine
   * @param process its process there
   * @param isAlive whether a process of this machine runs
   */
  record Holder(
      String name, String host, String process, java.util.function.Predicate<String> isAlive) {}

  private Lease(
      Engine.Leases leases,
      String alias,
      Holder holder,
      Engine.Held held,
      Engine.@Nullable Held earlier) {
    this.leases = leases;
    this.alias = alias;
    this.holder = holder;
    this.held = held;
    this.earlierIndex = earlier == null ? "" : earlier.text("index");
    this.earlierSent =
        earlier != null && earlier.fields().get("sent") instanceof Long number
            ? (int) Math.min(Integer.MAX_VALUE, Math.max(0, number))
            : 0;
    this.beating =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lease");
              thread.setDaemon(true);
              return thread;
            });
    ScheduledFuture<?> unused =
        beating.scheduleWithFixedDelay(this::quietly, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Takes the right to publish.
   *
   * @throws ClusterException when somebody else has it
   */
  static Lease take(Engine engine, String alias, Holder holder, Consumer<String> say)
      throws ClusterException {
    Engine.Leases leases = engine.leases();
    Engine.Held there = leases.read(alias);
    if (there != null && !isLeft(there, holder)) {
      say.accept(
          there.text("by")
              + " publishes to "
              + alias
              + "; waiting to see whether it is still running");
      for (int i = 0; i < WATCHED_SECONDS && there != null; i++) {
        engine.http().rest(1000);
        Engine.Held now = leases.read(alias);
        if (now != null && !now.version().equals(there.version())) {
          throw taken(now, alias);
        }
        there = now;
      }
    }
    Engine.Held ours =
        leases.write(alias, fields(holder, "", 0, 0), there == null ? null : there.version());
    if (ours == null) {
      throw taken(leases.read(alias), alias);
    }
    return new Lease(leases, alias, holder, ours, there);
  }

  /** Whether a process of this machine held it that runs no more. */
  private static boolean isLeft(Engine.Held there, Holder holder) {
    return there.text("host").equals(holder.host())
        && !there.text("process").equals(holder.process())
        && !holder.isAlive().test(there.text("process"));
  }

  private static ClusterException taken(Engine.@Nullable Held by, String alias) {
    String name = by == null || by.text("by").isEmpty() ? "somebody" : by.text("by");
    return new ClusterException(
        name + " is publishing to " + alias + " already: try again when that is done");
  }

  private static Map<String, Object> fields(Holder holder, String index, int sent, int beat) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("by", holder.name());
    out.put("host", holder.host());
    out.put("process", holder.process());
    out.put("index", index);
    out.put("sent", sent);
    out.put("beat", beat);
    return out;
  }

  /** How many documents of an index an earlier holder had sent. */
  int earlierSent(String ofIndex) {
    return earlierIndex.equals(ofIndex) ? earlierSent : 0;
  }

  /**
   * Notes how far it got.
   *
   * @throws ClusterException when somebody else has taken over
   */
  synchronized void note(String newIndex, int newSent) throws ClusterException {
    index = newIndex;
    sent = newSent;
    beat();
  }

  /**
   * Holds on.
   *
   * @throws ClusterException when somebody else has taken over
   */
  synchronized void beat() throws ClusterException {
    if (!lost) {
      beat++;
      Engine.Held next = leases.write(alias, fields(holder, index, sent, beat), held.version());
      lost = next == null;
      held = next == null ? held : next;
    }
    if (lost) {
      throw new ClusterException(
          "somebody else took over publishing to " + alias + ": nothing was changed by this run");
    }
  }

  private void quietly() {
    try {
      beat();
    } catch (ClusterException e) {
      // Whoever publishes meets the same at the next step.
    }
  }

  /** Gives the right back. */
  @Override
  public void close() throws ClusterException {
    beating.shutdownNow();
    synchronized (this) {
      if (!lost) {
        leases.remove(alias, held.version());
      }
    }
  }
}
