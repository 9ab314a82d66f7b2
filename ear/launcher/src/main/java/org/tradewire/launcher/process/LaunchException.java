package org.tradewire.launcher.process;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A start that failed for a reason a user can act on. The message is one sentence without secrets.
 */
public final class LaunchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path log;

  /** A failure that needs no log to be understood. */
  public LaunchException(String sentence) {
    this(sentence, null, null);
  }

  /**
   * A failure whose details stand in a log.
   *
   * @param log where the details are, or null
   * @param cause what happened, or null
   */
  public LaunchException(String sentence, Path log, Throwable cause) {
    super(sentence, cause);
    this.log = log;
  }

  /** Where the details are. */
  public Optional<Path> log() {
    return Optional.ofNullable(log);
  }
}
