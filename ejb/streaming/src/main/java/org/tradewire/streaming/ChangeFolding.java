package org.tradewire.streaming;

/**
 * Merges changes of keyed state, such as the price levels of a book, for a client that cannot take
 * each of them. Stateless and thread-safe; what it begins is not.
 */
public interface ChangeFolding {

  /** Begins with the oldest of the changes. */
  Folded begin(StreamMessage first);

  /** Changes merged so far: of each key the newest. For one thread at a time. */
  interface Folded {

    /** Takes the next change. */
    void add(StreamMessage newer);

    /** About how many bytes the merged change will have. */
    int estimatedBytes();

    /** The merged change, with the position of the newest; called once. */
    StreamMessage toMessage();
  }
}
