package org.imprimatur.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests share that each work in a {@link HostileHouse} of their own. */
abstract class HostileHouseTests {
  @TempDir Path temp;
  Path root;
  Path victim;

  @BeforeAll
  static void findPrograms() {
    ReviewFolder.needs("git");
  }

  @BeforeEach
  void make() throws Exception {
    root = HostileHouse.make(temp.resolve("root"));
    victim = Files.writeString(temp.resolve("victim"), "theirs");
  }
}
