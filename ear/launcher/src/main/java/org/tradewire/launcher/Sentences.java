package org.tradewire.launcher;

/** Turns what others throw into something that fits into one sentence. */
final class Sentences {
  private Sentences() {}

  /** The first line of the message, without a full stop; the type where there is no message. */
  static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    String line = message.strip().lines().findFirst().orElseThrow();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
