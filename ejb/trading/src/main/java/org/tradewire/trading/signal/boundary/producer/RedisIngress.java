package org.tradewire.trading.signal.boundary.producer;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.PlainChannel;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.signal.boundary.SignalIntake;
import org.tradewire.trading.signal.control.SignalConfiguration;
import org.tradewire.trading.signal.control.SignalForm;
import org.tradewire.trading.signal.control.producer.ProducerFigures;
import org.tradewire.trading.signal.control.producer.RelayedReading;
import org.tradewire.trading.signal.control.producer.RelayedSignals;
import org.tradewire.trading.signal.entity.PreparedSignal;

/**
 * Takes the signals that other programs publish on a channel of Redis, where that is switched on.
 * One node hears them, the holder of a lease; while the lease changes hands none may, or two, which
 * store each signal once all the same. Nobody is told what became of a signal, so that this way
 * alone may drop: what there is no room for, and what is published while nobody hears it. What
 * others publish there can cut this node's connection to the channel, and no other.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RedisIngress {
  private static final Logger LOG = System.getLogger(RedisIngress.class.getName());

  static final String LEASE = "signal-ingress";

  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Resource private ManagedExecutorService executor;
  private SignalConfiguration configuration;
  private SignalIntake intake;
  private ProducerFigures figures;
  private StreamBroker broker;
  private Leases leases;
  private PeriodicWorks works;
  private Clock clock;

  private RelayedReading reading;
  private PeriodicWork watch;

  /** Null while another node hears it. */
  private volatile PlainChannel channel;

  /** For the container's proxy. */
  protected RedisIngress() {}

  @Inject
  public RedisIngress(
      SignalConfiguration configuration,
      SignalIntake intake,
      ProducerFigures figures,
      StreamBroker broker,
      Leases leases,
      PeriodicWorks works,
      Clock clock) {
    this.configuration = configuration;
    this.intake = intake;
    this.figures = figures;
    this.broker = broker;
    this.leases = leases;
    this.works = works;
    this.clock = clock;
  }

  @PostConstruct
  void begin() {
    if (!configuration.redisIngress()) {
      return;
    }
    if (!broker.isShared()) {
      LOG.log(
          Level.WARNING,
          "event=signal_ingress_deaf key={0} effect=\"no Redis is used, so that no signals come"
              + " through it\"",
          SignalConfiguration.REDIS_INGRESS.name());
      return;
    }
    reading = new RelayedReading(executor, this::take, this::form, figures, System::nanoTime);
    leases.want(LEASE);
    watch =
        works.begin(
            WorkPlan.every(PERIOD, "signal_ingress")
                .step("signals of Redis are not heard", this::look));
  }

  @PreDestroy
  void end() {
    if (watch != null) {
      watch.close();
      stopHearing();
      leases.giveUp(LEASE);
    }
  }

  private void stopHearing() {
    if (channel != null) {
      channel.close();
      channel = null;
      figures.unheard();
    }
  }

  /** A turn, for who has no scheduler. */
  void turn() {
    watch.turn();
  }

  private void look() {
    if (leases.epoch(LEASE).isEmpty()) {
      stopHearing();
      return;
    }
    if (channel == null) {
      channel = broker.hear(RelayedSignals.CHANNEL, reading::received);
      figures.hears(channel);
    }
  }

  private SignalForm form() {
    return new SignalForm(clock.instant(), configuration.retention());
  }

  private void take(List<PreparedSignal> signals) {
    intake.take(signals, IntStream.range(0, signals.size()).boxed().toList(), List.of());
  }
}
