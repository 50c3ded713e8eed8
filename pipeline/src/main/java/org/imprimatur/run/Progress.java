package org.imprimatur.run;

/** Is told how far the work is. Called from one thread. */
public interface Progress {

  /** Hears nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(String what, int total) {}

        @Override
        public void step() {}

        @Override
        public void end() {}
      };

  /**
   * A piece of work begins.
   *
   * @param what it is, in a word or two
   * @param total how many steps it has
   */
  void begin(String what, int total);

  /** One step is done. */
  void step();

  /** The piece is done, or given up. */
  void end();
}
