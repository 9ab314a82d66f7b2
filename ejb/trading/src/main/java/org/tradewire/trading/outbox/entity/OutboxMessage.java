package org.tradewire.trading.outbox.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A message of a channel, encoded, waiting to be relayed or relayed already. */
@Entity
@Table(name = "outbox")
public class OutboxMessage {

  // Given by the database at the insert: an id reserved earlier could break a channel's order.
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 200, updatable = false)
  private String channel;

  @Column(nullable = false, updatable = false)
  private long seq;

  @Column(nullable = false, length = 64, updatable = false)
  private String type;

  @Column(nullable = false, updatable = false)
  private byte[] payload;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "relayed_at")
  private Instant relayedAt;

  /** For the persistence provider. */
  protected OutboxMessage() {}

  /**
   * A message not relayed yet.
   *
   * @param payload the whole envelope, UTF-8
   */
  public OutboxMessage(String channel, long seq, String type, byte[] payload, Instant createdAt) {
    this.channel = channel;
    this.seq = seq;
    this.type = type;
    this.payload = payload.clone();
    this.createdAt = createdAt;
  }

  public String channel() {
    return channel;
  }

  public long seq() {
    return seq;
  }

  public String type() {
    return type;
  }

  /** The whole envelope, UTF-8. */
  public byte[] payload() {
    return payload.clone();
  }

  public Instant createdAt() {
    return createdAt;
  }
}
