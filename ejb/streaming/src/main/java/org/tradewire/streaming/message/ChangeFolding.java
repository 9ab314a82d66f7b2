package org.tradewire.streaming.message;

/**
 * Merges changes of keyed state, such as the price levels of a book, for a client that cannot take
 * each of them. Stateless and thread-safe; what it begins is not.
 *
 * @param <M> a message that carries a change
 */
public interface ChangeFolding<M> {

  /** Begins with the oldest of the changes. */
  Folded<M> begin(M first);

  /**
   * Changes merged so far: of each key the newest. For one thread at a time.
   *
   * @param <M> a message that carries a change
   */
  interface Folded<M> {

    /** Takes the next change. */
    void add(M newer);

    /** About how many bytes the merged change will have. */
    int estimatedBytes();

    /** The merged change, with the position of the newest; called once. */
    M toMessage();
  }
}
