package org.tradewire.systemtests.client;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Folds one book channel as it arrives and remembers what the book looked like at each position.
 * Thread-safe.
 */
public final class BookWatcher {
  /**
   * A full book on the wire holds the best 200 levels; what lies deeper is known once it changed.
   */
  private static final int DEPTH = 100;

  private final String channel;
  private final FoldedBook book = new FoldedBook();
  private final Map<String, String> history = new LinkedHashMap<>();
  private String failure;

  private BookWatcher(String channel) {
    this.channel = channel;
  }

  /** Subscribes the client to the channel {@code book:VENUE:SYMBOL} and folds from now on. */
  public static BookWatcher watch(StreamClient client, String channel) {
    BookWatcher watcher = new BookWatcher(channel);
    client.listen(watcher::take);
    client.subscribe(1, channel);
    return watcher;
  }

  private synchronized void take(JsonObject message) {
    if (failure != null || !Messages.ofType("book").and(Messages.on(channel)).test(message)) {
      return;
    }
    try {
      book.apply(message);
      if (book.started()) {
        history.put(book.position(), book.levels(DEPTH));
        if (book.crossed()) {
          failure = "crossed at " + book.position() + ": " + book.levels(DEPTH);
        }
      }
    } catch (RuntimeException e) {
      failure = e.getMessage() + " in " + message;
    }
  }

  /** What was wrong first: a hole in the chain of versions or a crossed book. */
  public synchronized Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** Levels by position, oldest first. */
  public synchronized Map<String, String> history() {
    return new LinkedHashMap<>(history);
  }

  public synchronized boolean twoSided() {
    return book.twoSided();
  }

  public synchronized long epoch() {
    return book.epoch();
  }
}
