package org.tradewire.trading.instrument.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.instrument.control.CalendarRepository;
import org.tradewire.trading.instrument.control.ReleaseCsv;
import org.tradewire.trading.instrument.control.ReleaseForm;
import org.tradewire.trading.instrument.entity.EconomicEvent;
import org.tradewire.trading.instrument.entity.InstrumentRefusal;
import org.tradewire.trading.instrument.entity.Release;
import org.tradewire.trading.instrument.entity.ReleaseDraft;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.trading.shared.Refusal;

/**
 * The economic calendar: everybody reads it, administrators import it. A release with the time,
 * currency and title of a stored one replaces that. Each call is one transaction, imports are
 * audited.
 */
@Stateless
@PermitAll
public class EconomicCalendar {

  /** Most releases of one answer or import. */
  public static final int MAX_RELEASES = ReleaseCsv.MAX_LINES;

  /** News windows are at most a day long on either side. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(1).plusMinutes(1);

  private CalendarRepository repository;
  private AuditLog audit;

  /** For the container's proxy. */
  protected EconomicCalendar() {}

  @Inject
  public EconomicCalendar(CalendarRepository repository, AuditLog audit) {
    this.repository = repository;
    this.audit = audit;
  }

  /** Releases in {@code [from, to]}, oldest first. */
  public List<EconomicEvent> between(Instant from, Instant to) {
    return repository.between(from, to, MAX_RELEASES);
  }

  /** Every release whose news window may hold an instant, targeted or not. */
  public List<Release> near(Instant instant) {
    return between(instant.minus(LONGEST_WINDOW), instant.plus(LONGEST_WINDOW)).stream()
        .map(EconomicEvent::release)
        .toList();
  }

  /**
   * Imports releases, all or none.
   *
   * @return how many there were
   * @throws Refusal the caller is no administrator, or a field is wrong
   */
  public int add(Caller caller, List<ReleaseDraft> drafts) {
    requireAdministrator(caller);
    List<Release> releases = new ArrayList<>();
    for (ReleaseDraft each : drafts) {
      releases.add(ReleaseForm.check("", JsonFields.item("items", releases.size()), each));
    }
    return store(caller, releases);
  }

  private int store(Caller caller, List<Release> releases) {
    repository.beginImport();
    for (Release each : releases) {
      Optional<EconomicEvent> known = repository.find(each);
      if (known.isPresent()) {
        known.get().announce(each);
      } else {
        repository.add(new EconomicEvent(UUID.randomUUID(), each));
      }
    }
    note(caller, "calendar.imported", releases.size() + " releases");
    return releases.size();
  }

  /**
   * Imports releases written as CSV, all or none.
   *
   * @return how many there were
   * @throws Refusal the caller is no administrator, or a line is wrong
   */
  public int add(Caller caller, String csv) {
    requireAdministrator(caller);
    return store(caller, ReleaseCsv.read(csv));
  }

  /**
   * Forgets a release.
   *
   * @throws Refusal the caller is no administrator, or there is none
   */
  public void remove(Caller caller, UUID id) {
    requireAdministrator(caller);
    EconomicEvent event =
        repository
            .find(id)
            .orElseThrow(
                () ->
                    InstrumentRefusal.NOT_FOUND.because("The calendar has no release " + id + "."));
    repository.remove(event);
    note(caller, "calendar.removed", event.release().toString());
  }

  private void note(Caller caller, String action, String what) {
    audit.add(caller.did(action, "calendar", null, what));
  }

  private static void requireAdministrator(Caller caller) {
    caller.require(Role.ADMIN, "Only administrators change the calendar.");
  }
}
