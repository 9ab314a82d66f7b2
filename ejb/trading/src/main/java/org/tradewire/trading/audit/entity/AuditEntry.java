package org.tradewire.trading.audit.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One line of the audit log. Never changes. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "at", nullable = false, updatable = false)
  private Instant at;

  @Column(name = "actor_id", updatable = false)
  private UUID actorId;

  @Column(nullable = false, length = 64, updatable = false)
  private String actor;

  @Column(nullable = false, length = 64, updatable = false)
  private String action;

  @Column(nullable = false, length = 200, updatable = false)
  private String subject;

  @Column(updatable = false)
  private String before;

  @Column(updatable = false)
  private String after;

  /** For the persistence provider. */
  protected AuditEntry() {}

  /** A line just written. */
  public AuditEntry(AuditRecord what, Instant at) {
    this.at = at;
    this.actorId = what.actorId();
    this.actor = what.actor();
    this.action = what.action();
    this.subject = what.subject();
    this.before = what.before();
    this.after = what.after();
  }

  /** Number of the line. */
  public long id() {
    return id;
  }

  /** When it was written. */
  public Instant at() {
    return at;
  }

  /** What it says. */
  public AuditRecord what() {
    return new AuditRecord(actorId, actor, action, subject, before, after);
  }
}
