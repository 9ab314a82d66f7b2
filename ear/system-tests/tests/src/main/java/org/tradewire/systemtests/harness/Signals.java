package org.tradewire.systemtests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Signals that Java cannot send itself. */
final class Signals {

  private Signals() {}

  /**
   * Lets a process, and all that it has started, stand still: connections stay, nothing answers.
   */
  static void pause(long pid) {
    send("-STOP", pid);
  }

  /** Lets them go on. */
  static void goOn(long pid) {
    send("-CONT", pid);
  }

  private static void send(String signal, long pid) {
    List<String> command = new ArrayList<>(List.of("kill", signal, Long.toString(pid)));
    Stream<ProcessHandle> started =
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants);
    started.map(each -> Long.toString(each.pid())).forEach(command::add);
    try {
      new ProcessBuilder(command).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
