package org.tradewire.launcher.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Turns what others throw into something that fits into one sentence. */
public final class Sentences {
  private Sentences() {}

  /**
   * Why a file could not be read or written, in words; the exceptions' own messages are bare paths.
   */
  public static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException denied) {
      return "permission denied for " + denied.getFile();
    }
    if (failure instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile();
    }
    if (failure instanceof FileAlreadyExistsException present) {
      return "there is already a file " + present.getFile();
    }
    return firstLine(failure);
  }

  /** The first line of the message, without a full stop; the type where there is no message. */
  public static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    String line = message.strip().lines().findFirst().orElseThrow();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
