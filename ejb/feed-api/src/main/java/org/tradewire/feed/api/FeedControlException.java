package org.tradewire.feed.api;

/** A collector does not answer, or refuses what was asked; the message is one sentence. */
public class FeedControlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean refused;

  private FeedControlException(String sentence, Throwable cause, boolean refused) {
    super(sentence, cause);
    this.refused = refused;
  }

  /** The collector has answered, and says no. */
  public static FeedControlException refused(String sentence) {
    return new FeedControlException(sentence, null, true);
  }

  /** There is no answer. */
  public static FeedControlException unreachable(String sentence, Throwable cause) {
    return new FeedControlException(sentence, cause, false);
  }

  /** Whether the collector answered. */
  public boolean refused() {
    return refused;
  }
}
