package org.imprimatur;

import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** What tests start must run as it does for people, wherever the tests run. */
final class ContinuousIntegrationTest {
  @Test
  void whatTestsStartFindsNoCi() {
    assertNull(System.getenv("CI"), "the build takes CI out of the tests' environment");
  }
}
