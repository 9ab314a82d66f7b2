package org.tradewire.streaming;

/**
 * A message that waits for one client, and what was dropped of its channel directly before it.
 * Guarded by the session queue's monitor.
 */
final class Waiting {

  final Subscription subscription;
  final StreamMessage message;

  /** What the client has to be told of before the message; null where nothing was dropped. */
  private SkippedRange skipped;

  Waiting(Subscription subscription, StreamMessage message) {
    this.subscription = subscription;
    this.message = message;
    this.skipped = subscription.takeSkipped();
  }

  SkippedRange skipped() {
    return skipped;
  }

  int size() {
    return message.json().length;
  }

  boolean isBook() {
    return message.channel().kind() == ChannelKind.BOOK;
  }

  /** This message and what was dropped before it. */
  SkippedRange droppedRange() {
    return SkippedRange.join(skipped, SkippedRange.of(message));
  }

  /** What stood before this message was dropped. */
  void follows(SkippedRange dropped) {
    skipped = SkippedRange.join(dropped, skipped);
  }
}
