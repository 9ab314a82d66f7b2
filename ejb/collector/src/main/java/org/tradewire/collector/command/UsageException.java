package org.tradewire.collector.command;

/** The command line cannot be obeyed. The message is one sentence that names the argument. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A refusal; the message is one sentence. */
  public UsageException(String message) {
    super(message);
  }
}
