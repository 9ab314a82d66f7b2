package org.tradewire.collector.replay;

/** A recording cannot be played. The message is one sentence that names the file. */
public final class RecordingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RecordingException(String message) {
    super(message);
  }

  public RecordingException(String message, Throwable cause) {
    super(message, cause);
  }
}
