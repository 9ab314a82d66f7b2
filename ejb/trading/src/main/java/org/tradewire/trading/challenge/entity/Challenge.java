package org.tradewire.trading.challenge.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.template.entity.BestDay;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.template.entity.EquityFigures;

/**
 * One account of one phase: PENDING when bought, ACTIVE from its first trade, ended by the rules'
 * verdict; {@link ChallengeStatus} draws the states. Passing opens the account of the next phase, a
 * challenge of its own with this one as {@link #predecessorId}.
 *
 * <p>Its money counts by trading days: {@link #rollTo} begins one, due at {@link #nextResetAt}, and
 * ends the lock of a broken daily limit ({@link #lockedUntil}). Changes only under the lock of its
 * row, through the component's account book; {@link #nextEventSeq} numbers its events, without gaps
 * and apart from the persistence version.
 */
@Entity
@Table(name = "challenge")
public class Challenge {

  @Id private UUID id;

  @Column(name = "user_id", nullable = false, updatable = false)
  private UUID userId;

  @Column(name = "template_id", nullable = false, updatable = false)
  private UUID templateId;

  @Column(name = "template_version", nullable = false, updatable = false)
  private int templateVersion;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private ChallengePhase phase;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private ChallengeStatus status;

  @Embedded private EquityLedger ledger;
  @Embedded private TradingDay day;
  @Embedded private TradingRecord record;
  @Embedded private ChallengeCourse course;
  @Embedded private RaisedWarnings warnings;

  @Column(name = "predecessor_id", updatable = false)
  private UUID predecessorId;

  @Column(name = "next_reset_at")
  private Instant nextResetAt;

  @Column(name = "locked_until")
  private Instant lockedUntil;

  @Column(name = "event_seq", nullable = false)
  private long eventSeq;

  @Version
  @Column(name = "row_version", nullable = false)
  private long rowVersion;

  /** For the persistence provider. */
  protected Challenge() {}

  /** A challenge just bought: PENDING in its first phase, its day the day of the purchase. */
  public Challenge(UUID id, UUID userId, ChallengeTemplate template, Instant now) {
    this(
        id,
        userId,
        template.id(),
        template.version(),
        new EquityLedger(template.initialBalance()),
        template.terms().dayOf(now),
        now);
    this.phase = template.terms().firstPhase();
  }

  /** The fresh account of the phase that follows a phase that was passed. */
  public Challenge(UUID id, Challenge passed, ChallengePhase next, Instant now) {
    this(
        id,
        passed.userId,
        passed.templateId,
        passed.templateVersion,
        new EquityLedger(passed.ledger.initialBalance()),
        passed.day.date(),
        now);
    this.phase = next;
    this.predecessorId = passed.id;
  }

  Challenge(
      UUID id,
      UUID userId,
      UUID templateId,
      int templateVersion,
      EquityLedger ledger,
      LocalDate day,
      Instant now) {
    this.id = id;
    this.userId = userId;
    this.templateId = templateId;
    this.templateVersion = templateVersion;
    this.phase = ChallengePhase.EVALUATION;
    this.status = ChallengeStatus.PENDING;
    this.ledger = ledger;
    this.day = new TradingDay(day, ledger.balance());
    this.record = new TradingRecord();
    this.course = new ChallengeCourse(now);
    this.warnings = new RaisedWarnings();
  }

  /** Becomes ACTIVE with the first trade; its first trading day is that trade's. */
  public void activate(LocalDate firstDay, Instant at) {
    status = ChallengeStatus.ACTIVE;
    course.begin(at);
    day.restart(firstDay, ledger.balance());
  }

  /** Begins a later trading day; warnings may be raised anew, and a lock ends. */
  public void rollTo(LocalDate next) {
    BigDecimal change = ledger.equity().subtract(day.startEquity());
    day.roll(next, ledger);
    ledger.closingHigh(ledger.closingHigh().max(ledger.balance()));
    record.roll(change);
    lockedUntil = null;
    warnings.clear();
  }

  /** Books a trade of the running day. */
  public void book(BigDecimal effect, Instant executedAt) {
    ledger.book(effect, executedAt);
    record.count(effect);
    observe(ledger.equity());
  }

  /** Notes that a position was opened. */
  public void opened(Instant at) {
    record.countOpening();
    ledger.traded(at);
  }

  /** Books what a position brought that was closed here. */
  public void bookClosing(BigDecimal effect, FloatingProfit floating, Instant closedAt) {
    ledger.book(effect, closedAt);
    record.addResult(effect);
    mark(floating);
  }

  /**
   * Lifts a balance below 0 to 0: what was lost beyond it is not owed. Nothing is open.
   *
   * @return by how much; 0 where it was not below
   */
  public BigDecimal protect() {
    BigDecimal lifted = Amounts.notNegative(ledger.balance().negate());
    ledger.adjust(lifted);
    return lifted;
  }

  /** Notes how many positions are open. */
  public void holds(int positions) {
    ledger.openPositions(positions);
  }

  /** Whether no position is open. */
  public boolean isFlat() {
    return ledger.openPositions() == 0;
  }

  /** Notes what open positions would bring. */
  public void mark(FloatingProfit floating) {
    ledger.floating(floating.amount());
    observe(ledger.equityWith(floating.inFavour()));
  }

  /**
   * Takes over highs, lows and the peak that an earlier copy has seen: they only ever go further,
   * unless they were corrected meanwhile. The peak is of no day.
   */
  public void sawAlso(Challenge earlier) {
    if (ledger.marksEpoch() == earlier.ledger.marksEpoch()) {
      BigDecimal peak = earlier.ledger.maxEquityEver();
      day.sawAlso(earlier.day, peak);
      ledger.observe(peak);
    }
  }

  private void observe(BigDecimal high) {
    day.observe(ledger.equity(), high);
    ledger.observe(high);
  }

  /**
   * Books a trade of the day before the running one, as if it had come in time: day start, high,
   * low and peak are what they would have been.
   */
  public void bookToDayBefore(BigDecimal effect, Instant executedAt) {
    if (!day.isClosedTheDayBefore()) {
      record.foldClosed();
    }
    day.shift(effect, ledger.closingHigh(), isFlat());
    ledger.book(effect, executedAt);
    record.countLate(effect);
    ledger.closingHigh(day.closingHigh());
    day.observe(ledger.equity(), ledger.equity());
    ledger.correctPeak(day.closedPeak().max(day.maxEquity()));
  }

  /** Ends, and says how. */
  public void end(ChallengeStatus how, StatusReason reason, Instant at) {
    status = how;
    course.end(how, reason, at);
    nextResetAt = null;
    lockedUntil = null;
  }

  /** Which warnings stand. */
  public RaisedWarnings warnings() {
    return warnings;
  }

  /** The number of its next event. */
  public long nextEventSeq() {
    return ++eventSeq;
  }

  /** What the rules look at now. */
  public EquityFigures figures() {
    return day.figures(ledger.equity(), ledger.maxEquityEver(), ledger);
  }

  /** What the rules would look at if open positions would bring this; nothing is changed. */
  public EquityFigures figuresWith(FloatingProfit floating) {
    BigDecimal high = ledger.equityWith(floating.inFavour());
    return day.figures(
        ledger.equityWith(floating.amount()), ledger.maxEquityEver().max(high), ledger);
  }

  /**
   * What the rules look at in the day before, as it closed; only after a trade was booked to it.
   */
  public EquityFigures figuresOfDayBefore() {
    return day.closedFigures(ledger.initialBalance());
  }

  /** When its next trading day begins; null unless ACTIVE. */
  public Instant nextResetAt() {
    return nextResetAt;
  }

  /** Sets when its next trading day begins. */
  public void nextResetAt(Instant at) {
    nextResetAt = at;
  }

  /** Until when nothing may be opened; null where nothing forbids it. */
  public Instant lockedUntil() {
    return lockedUntil;
  }

  /** Nothing may be opened until an instant. */
  public void lockUntil(Instant end) {
    lockedUntil = end;
  }

  /**
   * What its best day brought, at least 0.
   *
   * @param equity now; it counts for the running day
   */
  public BigDecimal bestDay(BestDay.Basis basis, BigDecimal equity) {
    return record.bestDay(basis, equity.subtract(day.startEquity()));
  }

  /** On how many days was traded, and what they brought. */
  public TradingRecord record() {
    return record;
  }

  public ChallengePhase phase() {
    return phase;
  }

  /** The challenge whose passing opened this one; null for one that was bought. */
  public UUID predecessorId() {
    return predecessorId;
  }

  public UUID id() {
    return id;
  }

  public UUID userId() {
    return userId;
  }

  public UUID templateId() {
    return templateId;
  }

  public ChallengeStatus status() {
    return status;
  }

  public EquityLedger ledger() {
    return ledger;
  }

  public TradingDay day() {
    return day;
  }

  /** When it was opened and began, and when and how it ended. */
  public ChallengeCourse course() {
    return course;
  }

  /** Number of its latest event, 0 before the first. */
  public long eventSeq() {
    return eventSeq;
  }

  /** Version of the template it was bought as. */
  public int templateVersion() {
    return templateVersion;
  }
}
