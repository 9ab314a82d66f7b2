package org.tradewire.streaming.message;

/** What goes into a frame as a whole: messages, an answer, a note. */
public interface Part {

  /** JSON objects with commas between them, UTF-8. */
  byte[] json();

  /** How many objects that are. */
  int count();

  /** Whether there is a form as SBE. */
  default boolean hasBinary() {
    return false;
  }

  /** The same as SBE, where there is such a form. */
  default byte[] binary() {
    throw new IllegalStateException("This part has no form as SBE.");
  }

  /** When the oldest of its data entered the ring, ns since the Unix epoch; 0 where none did. */
  default long sourceTimeNs() {
    return 0;
  }

  /** An answer or a note. */
  record Plain(byte[] json) implements Part {

    @Override
    public int count() {
      return 1;
    }
  }
}
