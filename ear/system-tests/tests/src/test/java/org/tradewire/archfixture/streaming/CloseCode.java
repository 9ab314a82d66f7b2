package org.tradewire.archfixture.streaming;

/** Holds a code that nobody sends, to prove that this is reported. */
public enum CloseCode {
  SENT,
  NEVER
}
