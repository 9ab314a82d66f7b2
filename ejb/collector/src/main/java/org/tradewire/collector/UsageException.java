package org.tradewire.collector;

/** The command line cannot be obeyed. The message is one sentence that names the argument. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
