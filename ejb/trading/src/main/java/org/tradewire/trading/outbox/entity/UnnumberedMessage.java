package org.tradewire.trading.outbox.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A message of a channel without an owner, waiting to be numbered. */
@Entity
@Table(name = "outbox_unnumbered")
public class UnnumberedMessage {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 200, updatable = false)
  private String channel;

  @Column(nullable = false, length = 64, updatable = false)
  private String type;

  @Column(nullable = false, updatable = false)
  private byte[] payload;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  /** For the persistence provider. */
  protected UnnumberedMessage() {}

  /**
   * A message that has no number yet.
   *
   * @param payload the envelope without its position, UTF-8
   */
  public UnnumberedMessage(String channel, String type, byte[] payload, Instant createdAt) {
    this.channel = channel;
    this.type = type;
    this.payload = payload.clone();
    this.createdAt = createdAt;
  }

  public String channel() {
    return channel;
  }

  /** The envelope without its position, UTF-8; a copy. */
  public byte[] payload() {
    return payload.clone();
  }

  /**
   * The message with its number.
   *
   * @param envelope the whole of it, UTF-8
   */
  public OutboxMessage numbered(long seq, byte[] envelope) {
    return new OutboxMessage(channel, seq, type, envelope, createdAt);
  }
}
