package org.tradewire.streaming;

/**
 * A message that waits for one client, or the changes merged into one, and what was dropped of its
 * channel directly before it. Guarded by the session queue's monitor.
 */
final class Waiting {

  final Subscription subscription;

  /** Where changes are merged, the oldest of them. */
  final StreamMessage message;

  /** Belongs to a replay: the session's rate of messages is not charged for it. */
  private final boolean replayed;

  private StreamMessage newest;
  private ChangeFolding.Folded folded;

  /** What the client has to be told of before the message; null where nothing was dropped. */
  private SkippedRange skipped;

  Waiting(Subscription subscription, StreamMessage message) {
    this.subscription = subscription;
    this.message = message;
    this.newest = message;
    this.replayed = subscription.replaying();
    this.skipped = subscription.takeSkipped();
  }

  SkippedRange skipped() {
    return skipped;
  }

  /** Bytes of the message, or about those of the merged change. */
  int size() {
    return folded == null ? message.json().length : folded.estimatedBytes();
  }

  int count() {
    return message.count();
  }

  /** Messages that count against the session's rate. */
  int charged() {
    return replayed ? 0 : count();
  }

  boolean isBook() {
    return message.channel().kind() == ChannelKind.BOOK;
  }

  /** Whether a change can be merged into this one. */
  boolean takes(StreamMessage change) {
    return message.folding() != null
        && change.folding() != null
        && change.epoch() == message.epoch();
  }

  /** Merges the next change into this one; the client is told of the numbers it will not see. */
  void fold(StreamMessage change) {
    SkippedRange merged = SkippedRange.join(SkippedRange.of(newest), subscription.takeSkipped());
    skipped = SkippedRange.join(skipped, merged);
    if (folded == null) {
      folded = message.folding().begin(message);
    }
    folded.add(change);
    newest = change;
  }

  /** This message and what was dropped before it. */
  SkippedRange droppedRange() {
    return SkippedRange.join(skipped, SkippedRange.of(newest));
  }

  /** What stood before this message was dropped. */
  void follows(SkippedRange dropped) {
    skipped = SkippedRange.join(dropped, skipped);
  }

  /** What is sent; merged changes are encoded when that is asked for their bytes. */
  Part part() {
    return folded == null ? message : new FoldedPart(folded, message.hasBinary());
  }

  /** Encodes merged changes after they have been taken off the backlog. For one thread. */
  private static final class FoldedPart implements Part {

    private final ChangeFolding.Folded folded;
    private final boolean hasBinary;
    private StreamMessage merged;

    FoldedPart(ChangeFolding.Folded folded, boolean hasBinary) {
      this.folded = folded;
      this.hasBinary = hasBinary;
    }

    @Override
    public boolean hasBinary() {
      return hasBinary;
    }

    @Override
    public byte[] json() {
      return message().json();
    }

    @Override
    public int count() {
      return 1;
    }

    @Override
    public byte[] binary() {
      return message().binary();
    }

    @Override
    public long sourceTimeNs() {
      return message().sourceTimeNs();
    }

    private StreamMessage message() {
      if (merged == null) {
        merged = folded.toMessage();
      }
      return merged;
    }
  }
}
