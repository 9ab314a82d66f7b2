package org.tradewire.streaming.protocol;

/** A request that cannot be carried out; the message is a sentence for the client. */
public class RequestException extends Exception {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final Long requestId;

  public RequestException(ErrorCode code, Long requestId, String message) {
    super(message);
    this.code = code;
    this.requestId = requestId;
  }

  public ErrorCode code() {
    return code;
  }

  /** The request's {@code id}, or null where it had none. */
  public Long requestId() {
    return requestId;
  }
}
