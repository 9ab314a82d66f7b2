package org.tradewire.trading.instrument.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** Which venue's prices count for an instrument, on every node, and who decided it. */
@Entity
@Table(name = "price_pin")
public class PricePin {

  /** Longest reason. */
  public static final int MAX_REASON = 200;

  @Id private String symbol;

  @Column(nullable = false)
  private String venue;

  @Column(name = "pinned_at", nullable = false)
  private Instant at;

  @Column(name = "pinned_by", nullable = false)
  private String by;

  @Column(nullable = false)
  private String reason;

  @Column(name = "accepts_jump", nullable = false)
  private boolean acceptsJump;

  @Version
  @Column(name = "row_version", nullable = false)
  private long rowVersion;

  /** For the persistence provider. */
  protected PricePin() {}

  /** A first decision about an instrument. */
  public PricePin(
      String symbol, String venue, String by, String reason, boolean acceptsJump, Instant at) {
    this.symbol = symbol;
    decide(venue, by, reason, acceptsJump, at);
  }

  /** Another decision. */
  public final void decide(
      String newVenue, String decidedBy, String why, boolean jump, Instant when) {
    venue = newVenue;
    by = decidedBy;
    reason = why;
    acceptsJump = jump;
    at = when;
  }

  public String symbol() {
    return symbol;
  }

  /** The venue; in force while it is one of the instrument's. */
  public String venue() {
    return venue;
  }

  /** When it was decided. */
  public Instant at() {
    return at;
  }

  /** A user's name, or that of the watch over prices. */
  public String by() {
    return by;
  }

  /**
   * Whether it says that a jump of its prices is the market: a person's word on the venue that was
   * in force already.
   */
  public boolean acceptsJump() {
    return acceptsJump;
  }

  public String reason() {
    return reason;
  }
}
