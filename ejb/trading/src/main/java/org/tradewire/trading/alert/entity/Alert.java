package org.tradewire.trading.alert.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An alert, from its raising until it is over. Changed under its rule's and group's lock. */
@Entity
@Table(name = "alert")
public class Alert {
  private static final String LINE_END = "\n";

  @Id private UUID id;

  @Column(nullable = false, length = 64, updatable = false)
  private String rule;

  @Column(nullable = false, length = 128, updatable = false)
  private String subject;

  @Column(name = "subject_group", nullable = false, length = 64, updatable = false)
  private String group;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16, updatable = false)
  private AlertCategory category;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private AlertSeverity severity;

  @Column(nullable = false, length = 200)
  private String title;

  @Column(nullable = false, length = 1000)
  private String message;

  @Column(nullable = false, length = 64, updatable = false)
  private String source;

  @Column(name = "action_items", nullable = false)
  private String actionItems;

  @Column private BigDecimal value;
  @Column private BigDecimal threshold;

  @Column(name = "user_id", updatable = false)
  private UUID userId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private AlertState state;

  @Column(nullable = false)
  private int occurrences;

  @Column(name = "raised_at", nullable = false, updatable = false)
  private Instant raisedAt;

  @Column(name = "last_at", nullable = false)
  private Instant lastAt;

  @Column(name = "acknowledged_by", length = 64)
  private String acknowledgedBy;

  @Column(name = "acknowledged_at")
  private Instant acknowledgedAt;

  @Column(name = "resolved_by", length = 64)
  private String resolvedBy;

  @Column(name = "resolved_at")
  private Instant resolvedAt;

  /** For the persistence provider. */
  protected Alert() {}

  /** An alert raised just now. */
  public Alert(UUID id, AlertDraft draft, Instant now) {
    this.id = id;
    rule = draft.rule();
    subject = draft.subject();
    group = draft.group();
    category = draft.category();
    source = draft.source();
    userId = draft.userId();
    state = AlertState.ACTIVE;
    occurrences = 1;
    raisedAt = now;
    say(draft, now);
  }

  private void say(AlertDraft draft, Instant now) {
    severity = draft.severity();
    title = draft.title();
    message = draft.message();
    actionItems = String.join(LINE_END, draft.actionItems());
    value = draft.value();
    threshold = draft.threshold();
    lastAt = now;
  }

  /** It was found again. */
  public void count(Instant now) {
    occurrences++;
    lastAt = now;
  }

  /** It was found again and is graver now; whoever took care of it is asked anew. */
  public void escalate(AlertDraft draft, Instant now) {
    occurrences++;
    state = AlertState.ACTIVE;
    acknowledgedBy = null;
    acknowledgedAt = null;
    say(draft, now);
  }

  /** Somebody takes care of it. */
  public void acknowledge(String user, Instant now) {
    state = AlertState.ACKNOWLEDGED;
    acknowledgedBy = user;
    acknowledgedAt = now;
  }

  /** It is over, because somebody or what raised it says so. */
  public void resolve(String who, Instant now) {
    state = AlertState.RESOLVED;
    resolvedBy = who;
    resolvedAt = now;
  }

  public UUID id() {
    return id;
  }

  /** What raised it. */
  public String rule() {
    return rule;
  }

  /** What it is about. */
  public String subject() {
    return subject;
  }

  /** What shares its daily limit. */
  public String group() {
    return group;
  }

  public AlertCategory category() {
    return category;
  }

  public AlertSeverity severity() {
    return severity;
  }

  public String title() {
    return title;
  }

  public String message() {
    return message;
  }

  /** Who says so. */
  public String source() {
    return source;
  }

  /** What could be done. */
  public List<String> actionItems() {
    return actionItems.isEmpty() ? List.of() : List.of(actionItems.split(LINE_END));
  }

  /** What was measured; null where nothing was. */
  public BigDecimal value() {
    return value;
  }

  /** Which value it passed; null where there is none. */
  public BigDecimal threshold() {
    return threshold;
  }

  /** Whose accounts it concerns; null where nobody's. */
  public UUID userId() {
    return userId;
  }

  public AlertState state() {
    return state;
  }

  /** How often it was found while it stood. */
  public int occurrences() {
    return occurrences;
  }

  public Instant raisedAt() {
    return raisedAt;
  }

  /** When it was found last. */
  public Instant lastAt() {
    return lastAt;
  }

  /** Who takes care of it; null where nobody does. */
  public String acknowledgedBy() {
    return acknowledgedBy;
  }

  /** When he said so; null where nobody did. */
  public Instant acknowledgedAt() {
    return acknowledgedAt;
  }

  /** Who said that it is over; null until then. */
  public String resolvedBy() {
    return resolvedBy;
  }

  /** Since when it is over; null until then. */
  public Instant resolvedAt() {
    return resolvedAt;
  }
}
