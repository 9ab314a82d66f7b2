package org.tradewire.trading.signal.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.tradewire.trading.signal.control.FoundStorage;
import org.tradewire.trading.signal.control.SignalFigures;
import org.tradewire.trading.signal.control.TellingFigures;
import org.tradewire.trading.signal.control.producer.ProducerFigures;
import org.tradewire.trading.signal.entity.SeriesStorage;
import org.tradewire.trading.signal.entity.SignalCounts;
import org.tradewire.trading.signal.entity.SignalQueueState;
import org.tradewire.trading.signal.entity.StoreResult;
import org.tradewire.trading.signal.entity.producer.IngressState;
import org.tradewire.trading.signal.entity.producer.ProducerCounts;

/** What this node has done with signals since its start. Thread-safe, no database. */
@ApplicationScoped
public class SignalStatus {

  private SignalIntake intake;
  private SignalFigures stored;
  private TellingFigures told;
  private ProducerFigures producers;
  private FoundStorage storage;

  /** For the container's proxy. */
  protected SignalStatus() {}

  @Inject
  public SignalStatus(
      SignalIntake intake,
      SignalFigures stored,
      TellingFigures told,
      ProducerFigures producers,
      FoundStorage storage) {
    this.intake = intake;
    this.stored = stored;
    this.told = told;
    this.producers = producers;
    this.storage = storage;
  }

  /** The signals that wait to be stored. */
  public SignalQueueState queue() {
    return intake.state();
  }

  /** What came through hooks and through Redis. */
  public ProducerCounts producers() {
    return producers.counts();
  }

  /** Whether those of Redis are heard. */
  public IngressState ingress() {
    return producers.ingress();
  }

  /** How they are kept; empty where this node could not look yet. */
  public Optional<SeriesStorage> storage() {
    return storage.get();
  }

  /** How many came of each kind. */
  public SignalCounts counts() {
    return new SignalCounts(
        stored.count(StoreResult.ACCEPTED),
        stored.count(StoreResult.DUPLICATE),
        stored.count(StoreResult.CONFLICT),
        stored.count(StoreResult.REJECTED),
        stored.refused(),
        stored.transactions(),
        stored.failures(),
        told.told(),
        told.failures());
  }
}
