package org.tradewire.streaming.meter;

/**
 * What waited for all clients of a node together at one look.
 *
 * @param messages that waited to be sent, answers not counted
 * @param bytes their size as JSON; a message that waits for several clients counts for each
 * @param behind sessions that are sent their state channels less often, because they read slowly
 */
public record QueueFigures(long messages, long bytes, int behind) {

  /** Nothing waits. */
  public static final QueueFigures NONE = new QueueFigures(0, 0, 0);

  /** What waited for the clients of both. */
  public QueueFigures plus(QueueFigures other) {
    return new QueueFigures(messages + other.messages, bytes + other.bytes, behind + other.behind);
  }
}
