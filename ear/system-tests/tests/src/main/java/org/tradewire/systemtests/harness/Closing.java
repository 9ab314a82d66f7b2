package org.tradewire.systemtests.harness;

import java.util.List;

/** Closes parts in order, each of them even when one before it fails. */
final class Closing {
  private Closing() {}

  /** Throws the first failure at the end, the others suppressed in it. */
  static void all(List<? extends AutoCloseable> parts) {
    IllegalStateException failure = null;
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        if (failure == null) {
          failure = new IllegalStateException("not everything could be stopped", e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
