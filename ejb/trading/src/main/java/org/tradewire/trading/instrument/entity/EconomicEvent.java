package org.tradewire.trading.instrument.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A release of the economic calendar. */
@Entity
@Table(name = "economic_event")
public class EconomicEvent {

  @Id private UUID id;

  @Column(name = "released_at", nullable = false, updatable = false)
  private Instant releasedAt;

  @Column(nullable = false, length = 8, updatable = false)
  private String currency;

  @Column(nullable = false, length = 200, updatable = false)
  private String title;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 8)
  private Impact impact;

  @Column(nullable = false)
  private boolean targeted;

  /** For the persistence provider. */
  protected EconomicEvent() {}

  /** A release that was announced. */
  public EconomicEvent(UUID id, Release release) {
    this.id = id;
    this.releasedAt = release.at();
    this.currency = release.currency();
    this.title = release.title();
    announce(release);
  }

  /** Takes what may change of a release: its impact, and whether it is targeted. */
  public final void announce(Release release) {
    impact = release.impact();
    targeted = release.targeted();
  }

  public UUID id() {
    return id;
  }

  /** What is released. */
  public Release release() {
    return new Release(releasedAt, currency, title, impact, targeted);
  }
}
