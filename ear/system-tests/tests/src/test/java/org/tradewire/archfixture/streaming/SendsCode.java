package org.tradewire.archfixture.streaming;

/** Sends a code, which is therefore not reported. */
public final class SendsCode {

  /** What is sent. */
  public CloseCode code() {
    return CloseCode.SENT;
  }
}
