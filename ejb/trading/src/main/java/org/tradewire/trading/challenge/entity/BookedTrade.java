package org.tradewire.trading.challenge.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tradewire.trading.shared.TradeSide;

/**
 * A trade as it was booked, with the answer it was given. Never changes once it is stored. Reported
 * trades and closings of positions have ids of their own: a closing is stored under one that begins
 * with a blank, which no report can have, so that nobody takes it. A column for that would have to
 * be part of the key, which nodes of before name when they store a trade.
 */
@Entity
@Table(name = "challenge_trade")
public class BookedTrade {

  /** Whose ids a trade's is one of. */
  public enum Source {
    /** Reported by a trading platform. */
    REPORTED(""),
    /** A position that was opened here was closed. */
    POSITION(" ");

    private final String prefix;

    Source(String prefix) {
      this.prefix = prefix;
    }
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "challenge_id", nullable = false, updatable = false)
  private UUID challengeId;

  @Column(name = "trade_id", nullable = false, length = 100, updatable = false)
  private String tradeId;

  @Column(nullable = false, length = 32, updatable = false)
  private String symbol;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 4, updatable = false)
  private TradeSide side;

  @Column(nullable = false, updatable = false)
  private BigDecimal quantity;

  @Column(nullable = false, updatable = false)
  private BigDecimal price;

  @Column(name = "reported_pnl", nullable = false, updatable = false)
  private BigDecimal reportedPnl;

  @Column(name = "posted_pnl", nullable = false, precision = 24, scale = 2, updatable = false)
  private BigDecimal postedPnl;

  @Column(name = "executed_at", nullable = false, updatable = false)
  private Instant executedAt;

  @Column(name = "booked_day", nullable = false, updatable = false)
  private LocalDate bookedDay;

  @Column(name = "received_at", nullable = false, updatable = false)
  private Instant receivedAt;

  @Column(name = "reported_by", nullable = false, updatable = false)
  private UUID reportedBy;

  @Column(name = "equity_before", nullable = false, precision = 24, scale = 2, updatable = false)
  private BigDecimal equityBefore;

  @Column(name = "equity_after", nullable = false, precision = 24, scale = 2, updatable = false)
  private BigDecimal equityAfter;

  @Enumerated(EnumType.STRING)
  @Column(name = "status_after", nullable = false, length = 16, updatable = false)
  private ChallengeStatus statusAfter;

  @Column(name = "first_event_seq", nullable = false, updatable = false)
  private long firstEventSeq;

  @Column(name = "event_types", nullable = false, updatable = false)
  private String eventTypes;

  /** For the persistence provider. */
  protected BookedTrade() {}

  /**
   * The record of a trade just booked.
   *
   * @param source whose id it has
   * @param challenge after the booking
   * @param bookedDay the trading day it counts for
   * @param equityBefore balance before this trade
   * @param firstEventSeq number of the first event it caused; the others follow without a hole
   * @param eventTypes kinds of the events it caused, in their order, not empty
   */
  public BookedTrade(
      Source source,
      Trade trade,
      Challenge challenge,
      LocalDate bookedDay,
      BigDecimal equityBefore,
      long firstEventSeq,
      List<String> eventTypes,
      UUID reportedBy,
      Instant receivedAt) {
    this.challengeId = trade.challengeId();
    this.tradeId = source.prefix + trade.tradeId();
    this.symbol = trade.symbol();
    this.side = trade.side();
    this.quantity = trade.quantity();
    this.price = trade.price();
    this.reportedPnl = trade.realizedPnl();
    this.postedPnl = trade.effect();
    this.executedAt = trade.executedAt();
    this.bookedDay = bookedDay;
    this.receivedAt = receivedAt;
    this.reportedBy = reportedBy;
    this.equityBefore = equityBefore;
    this.equityAfter = challenge.ledger().balance();
    this.statusAfter = challenge.status();
    this.firstEventSeq = firstEventSeq;
    this.eventTypes = String.join(",", eventTypes);
  }

  /** The trade as it was reported. */
  public Trade trade() {
    return new Trade(
        challengeId, tradeId.strip(), symbol, side, quantity, price, reportedPnl, executedAt);
  }

  /** Every value by its name in statements. */
  public Map<String, Object> columns() {
    return Map.ofEntries(
        Map.entry("challengeId", challengeId),
        Map.entry("tradeId", tradeId),
        Map.entry("symbol", symbol),
        Map.entry("side", side.name()),
        Map.entry("quantity", quantity),
        Map.entry("price", price),
        Map.entry("reportedPnl", reportedPnl),
        Map.entry("postedPnl", postedPnl),
        Map.entry("executedAt", executedAt),
        Map.entry("bookedDay", bookedDay),
        Map.entry("receivedAt", receivedAt),
        Map.entry("reportedBy", reportedBy),
        Map.entry("equityBefore", equityBefore),
        Map.entry("equityAfter", equityAfter),
        Map.entry("statusAfter", statusAfter.name()),
        Map.entry("firstEventSeq", firstEventSeq),
        Map.entry("eventTypes", eventTypes));
  }

  /** The trading day it counts for. */
  public LocalDate bookedDay() {
    return bookedDay;
  }

  /** Equity before it, 2 decimals. */
  public BigDecimal equityBefore() {
    return equityBefore;
  }

  /** Its effect as it was posted, 2 decimals. */
  public BigDecimal postedPnl() {
    return postedPnl;
  }

  /** Equity right after it, 2 decimals. */
  public BigDecimal equityAfter() {
    return equityAfter;
  }

  /** Status of the challenge right after it. */
  public ChallengeStatus statusAfter() {
    return statusAfter;
  }

  /** Number of the first event it caused; the others follow without a hole. */
  public long firstEventSeq() {
    return firstEventSeq;
  }

  /** Types of the events it caused, in their order. */
  public List<String> eventTypes() {
    return List.of(eventTypes.split(",", -1));
  }
}
