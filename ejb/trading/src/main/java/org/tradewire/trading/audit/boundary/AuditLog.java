package org.tradewire.trading.audit.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.tradewire.trading.audit.control.AuditRepository;
import org.tradewire.trading.audit.entity.AuditEntry;
import org.tradewire.trading.audit.entity.AuditRecord;
import org.tradewire.trading.shared.Moments;

/**
 * The audit log: lines are added in the transaction of what they report, and never changed. Who may
 * read is decided by the caller.
 */
@Stateless
@PermitAll
public class AuditLog {

  /** Most lines of one answer. */
  public static final int MAX_ENTRIES = 500;

  private AuditRepository repository;
  private Clock clock;

  /** For the container's proxy. */
  protected AuditLog() {}

  @Inject
  public AuditLog(AuditRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /** Adds a line. */
  public void add(AuditRecord what) {
    repository.add(new AuditEntry(what, Moments.now(clock)));
  }

  /**
   * Lines, newest first.
   *
   * @param subject what they are about; null: everything
   * @param before only lines with smaller numbers; {@link Long#MAX_VALUE} for the newest
   * @param limit 1 to {@value #MAX_ENTRIES}
   */
  public List<AuditEntry> find(String subject, long before, int limit) {
    return repository.find(subject, before, limit);
  }
}
