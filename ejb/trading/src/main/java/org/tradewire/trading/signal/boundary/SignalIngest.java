package org.tradewire.trading.signal.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.signal.control.SignalConfiguration;
import org.tradewire.trading.signal.control.SignalContent;
import org.tradewire.trading.signal.control.SignalFigures;
import org.tradewire.trading.signal.control.SignalForm;
import org.tradewire.trading.signal.control.SignalRejectedException;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.SignalReceipt;
import org.tradewire.trading.signal.entity.SignalRefusal;
import org.tradewire.trading.signal.entity.SignalRejection;
import org.tradewire.trading.signal.entity.producer.SignalProducer;

/**
 * Takes signals of other programs. Called outside of transactions: it waits for that of the node's
 * writer. Thread-safe.
 */
@ApplicationScoped
public class SignalIngest {

  /** Most signals that are sent together. */
  public static final int MAX_ITEMS = 1_000;

  /** A caller that waits longer has given up, or a proxy before it has. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Calls that wait at once: each holds a thread of the server. */
  private static final int MOST_WAITING = 64;

  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private SignalIntake intake;
  private SignalConfiguration configuration;
  private SignalFigures figures;
  private Clock clock;

  /** For the container's proxy. */
  protected SignalIngest() {}

  @Inject
  public SignalIngest(
      SignalIntake intake, SignalConfiguration configuration, SignalFigures figures, Clock clock) {
    this.intake = intake;
    this.configuration = configuration;
    this.figures = figures;
    this.clock = clock;
  }

  /**
   * Takes signals and waits until they are durable; one that breaks a rule spoils none of the
   * others.
   *
   * @param items as they were sent, at most {@value #MAX_ITEMS}
   * @throws Refusal the caller is no service, there is no room for them, or they are not durable
   *     within 10 s
   */
  public SignalReceipt take(Caller caller, List<JsonObject> items) {
    caller.require(Role.SERVICE, "Only services send signals.");
    SignalProducer producer = SignalProducer.service(caller.username());
    SignalForm form = new SignalForm(clock.instant(), configuration.retention());
    List<PreparedSignal> signals = new ArrayList<>(items.size());
    List<Integer> places = new ArrayList<>(items.size());
    List<SignalRejection> rejected = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      try {
        signals.add(SignalContent.prepare(form.read(items.get(i)), producer));
        places.add(i);
      } catch (SignalRejectedException e) {
        rejected.add(new SignalRejection(i, id(items.get(i)), e.field(), e.getMessage()));
      }
    }
    return store(signals, places, rejected);
  }

  /**
   * Stores signals whose producer is known, and waits as {@link #take} does.
   *
   * @param places of the signals among those that were sent together, from 0
   * @param rejected the others of them
   * @throws Refusal there is no room for them, or they are not durable within 10 s
   */
  public SignalReceipt store(
      List<PreparedSignal> signals, List<Integer> places, List<SignalRejection> rejected) {
    figures.rejected(rejected.size());
    if (!waiting.tryAcquire()) {
      throw SignalRefusal.queueFull();
    }
    try {
      return intake
          .take(signals, places, rejected)
          .await(PATIENCE)
          .orElseThrow(SignalRefusal::notYetStored);
    } finally {
      waiting.release();
    }
  }

  private static String id(JsonObject item) {
    return item.get("signal_id") instanceof JsonString id ? shortened(id.getString()) : null;
  }

  private static String shortened(String id) {
    return id.length() <= SignalForm.MAX_ID ? id : id.substring(0, SignalForm.MAX_ID);
  }
}
