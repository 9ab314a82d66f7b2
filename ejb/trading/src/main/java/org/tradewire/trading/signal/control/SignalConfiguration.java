package org.tradewire.trading.signal.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;
import org.tradewire.trading.shared.SettingForm;
import org.tradewire.trading.shared.Settings;
import org.tradewire.trading.shared.StartedConfiguration;
import org.tradewire.trading.signal.entity.Signal;

/** The configuration of signals: keys, defaults and checks. */
@ApplicationScoped
public class SignalConfiguration {

  /** Signals of a batch. */
  public static final ConfigurationKey<Integer> BATCH_SIZE =
      ConfigurationKey.of(
              "tradewire.signals.batch-size",
              SettingForm.wholeNumber(1, 1000),
              "Most signals of a batch. Whatever batches wait are stored in one transaction; one"
                  + " that the database refuses is looked through by itself.")
          .byDefault(50)
          .counts("signals")
          .alias("BATCH_SIZE")
          .build();

  /** How long a batch stays open. */
  public static final ConfigurationKey<Duration> BATCH_TIMEOUT =
      ConfigurationKey.of(
              "tradewire.signals.batch-timeout-ms",
              SettingForm.duration(ChronoUnit.MILLIS, 1, 10_000),
              "How long a batch that is not full stays open for more while others are stored; a"
                  + " writer that is free stores it at once.")
          .byDefault(Duration.ofMillis(100))
          .aliasInSeconds("BATCH_TIMEOUT")
          .build();

  /** Signals that may wait. */
  public static final ConfigurationKey<Integer> QUEUE_CAPACITY =
      ConfigurationKey.of(
              "tradewire.signals.queue-capacity",
              SettingForm.wholeNumber(1000, 1_000_000),
              "Most signals that wait on this node to be stored; beyond, producers are told to send"
                  + " again.")
          .byDefault(10_000)
          .counts("signals")
          .alias("MAX_QUEUE_SIZE")
          .build();

  /** Bytes of the signals that may wait. */
  public static final ConfigurationKey<Integer> QUEUE_BYTES =
      ConfigurationKey.of(
              "tradewire.signals.queue-bytes",
              SettingForm.wholeNumber(32 << 20, 1 << 30),
              "Most memory, about, of the signals that wait on this node to be stored; counts beside"
                  + " tradewire.signals.queue-capacity, for signals with much metadata.")
          .byDefault(64 << 20)
          .counts("bytes")
          .build();

  /** How long signals are kept. */
  public static final ConfigurationKey<Duration> RETENTION_DAYS =
      ConfigurationKey.of(
              "tradewire.signals.retention-days",
              SettingForm.duration(ChronoUnit.DAYS, 36, 180),
              "How long signals are kept; whole days are forgotten. A signal expires ten days before it is"
                  + " forgotten, at the latest.")
          .byDefault(Duration.ofDays(90))
          .build();

  /** Whether signals are taken from a channel of Redis. */
  public static final ConfigurationKey<Boolean> REDIS_INGRESS =
      ConfigurationKey.of(
              "tradewire.signals.redis-ingress",
              SettingForm.flag(),
              "Whether signals are taken that other programs publish on the channel"
                  + " alphapulse_signals of tradewire.redis.uri. One node hears them; nobody is told"
                  + " what became of them, and what there is no room for is dropped and counted.")
          .byDefault(false)
          .build();

  private int batchSize;
  private Duration batchTimeout;
  private int queueCapacity;
  private int queueBytes;
  private Duration retention;
  private boolean redisIngress;

  /** For the container's proxy. */
  protected SignalConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public SignalConfiguration(Config config) {
    this(new StartedConfiguration(config));
  }

  SignalConfiguration(Function<String, Optional<String>> values) {
    Settings settings = new Settings(values);
    batchSize = BATCH_SIZE.get(settings);
    batchTimeout = BATCH_TIMEOUT.get(settings);
    queueCapacity = QUEUE_CAPACITY.get(settings);
    queueBytes = QUEUE_BYTES.get(settings);
    retention = RETENTION_DAYS.get(settings);
    redisIngress = REDIS_INGRESS.get(settings);
  }

  @Produces
  @Dependent
  static ConfigurationKeys keys() {
    return ConfigurationKeys.of(
        BATCH_SIZE, BATCH_TIMEOUT, QUEUE_CAPACITY, QUEUE_BYTES, RETENTION_DAYS, REDIS_INGRESS);
  }

  /** An empty queue of this node. */
  public SignalQueue queue(LongSupplier nanoTime) {
    return new SignalQueue(queueCapacity, queueBytes, batchSize, batchTimeout.toNanos(), nanoTime);
  }

  /**
   * Whether what comes of a signal may be told: the signal is kept for as long as the log of its
   * channels, which is made whole by it.
   */
  public boolean outlivesTheLog(Signal signal, Instant now) {
    return signal.time().isAfter(now.minus(retention).plus(SignalForm.KEPT_AFTER_EXPIRY));
  }

  /** Whether signals are taken from a channel of Redis. */
  public boolean redisIngress() {
    return redisIngress;
  }

  /** How long signals are kept. */
  public Duration retention() {
    return retention;
  }
}
