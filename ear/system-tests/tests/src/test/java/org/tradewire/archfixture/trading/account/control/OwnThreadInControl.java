package org.tradewire.archfixture.trading.account.control;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Breaks, in two ways: threads in the server come from the server. */
public final class OwnThreadInControl {
  final Executor pool = Executors.newSingleThreadExecutor();

  void start() {
    new Thread(() -> {}).start();
  }
}
