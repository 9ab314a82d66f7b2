package org.tradewire.streaming.work;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.relay.WakeableTurns;

/**
 * What a job consists of and when it is done. Put together by one thread, then handed to {@link
 * PeriodicWorks#begin}.
 */
public final class WorkPlan {

  private static final Duration WATCHING = Duration.ofMillis(200);

  /** A second between looks, also where the node that stored something is cut off. */
  private static final int WATCHING_RESTS = 4;

  private final String name;
  private final Supplier<Duration> period;
  private Duration delay;
  private final List<Part> parts = new ArrayList<>();
  private Rest rest;
  private boolean firstTurnHere;
  private Duration pause = Duration.ZERO;

  /** A part of a turn. */
  @FunctionalInterface
  public interface Step {

    /**
     * Does it.
     *
     * @throws RelayUnavailableException the relay is away; the next turn is another try
     */
    void run() throws RelayUnavailableException;
  }

  /**
   * @param effect what waits while it fails, for the log
   */
  record Part(String effect, Step step) {}

  /**
   * @param busy whether what was found last has to be looked at each turn
   * @param rested run instead of a turn that is not due
   */
  record Rest(WakeableTurns turns, BooleanSupplier busy, Runnable rested) {}

  private WorkPlan(String name, Supplier<Duration> period) {
    if (!name.matches("[a-z]+(_[a-z]+)*")) {
      throw new IllegalArgumentException("not a name of a job: " + name);
    }
    this.name = name;
    this.period = period;
    this.delay = period.get();
  }

  /**
   * A job that is done so long after its last turn ended, for the first time after one period.
   *
   * @param name lower case, words joined by underscores; for the log and the figures
   */
  public static WorkPlan every(Duration period, String name) {
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException("not a period: " + period);
    }
    return new WorkPlan(name, () -> period);
  }

  /**
   * A job that looks for what any node may have stored: for the first time where it is begun, then
   * within a fifth of a second when that node said so by {@link StreamBroker#wake}, within a second
   * anyhow.
   *
   * @param topic of the wake-ups
   * @param name lower case, words joined by underscores; for the log and the figures
   */
  public static WorkPlan watching(StreamBroker broker, String topic, String name) {
    return every(WATCHING, name)
        .resting(new WakeableTurns(broker, topic, WATCHING_RESTS), () -> false)
        .firstTurnHere();
  }

  /**
   * A job whose next turn is due when what it waits for happens.
   *
   * @param pause from the end of a turn to the next one, above 0; asked after each turn
   * @param name lower case, words joined by underscores; for the log and the figures
   */
  public static WorkPlan whenDue(Supplier<Duration> pause, String name) {
    return new WorkPlan(name, pause);
  }

  /** A job that is done once a day, at an hour of a zone. */
  public static WorkPlan daily(LocalTime at, ZoneId zone, Clock clock, String name) {
    return whenDue(
        () -> {
          ZonedDateTime now = clock.instant().atZone(zone);
          ZonedDateTime today = now.with(at);
          return Duration.between(now, today.isAfter(now) ? today : today.plusDays(1));
        },
        name);
  }

  /** The first turn is due at once. */
  public WorkPlan atOnce() {
    delay = Duration.ZERO;
    return this;
  }

  /** A first turn is done by who begins the job, before it goes on. */
  public WorkPlan firstTurnHere() {
    firstTurnHere = true;
    return this;
  }

  /**
   * Adds a step; they are done in this order, each whether or not others fail.
   *
   * @param effect what waits while it fails, a few words for the log
   */
  public WorkPlan step(String effect, Step step) {
    parts.add(new Part(effect, Objects.requireNonNull(step)));
    return this;
  }

  /** After a turn that failed none is done for a while: who does not answer is left alone. */
  public WorkPlan pausingAfterFailure(Duration length) {
    pause = length;
    return this;
  }

  /** Leaves turns out while nothing goes on; one that failed is followed by the next. */
  public WorkPlan resting(WakeableTurns turns, BooleanSupplier busy) {
    return resting(turns, busy, () -> {});
  }

  /**
   * Leaves turns out while nothing goes on; one that failed is followed by the next.
   *
   * @param busy whether what was found last has to be looked at each turn
   * @param rested run instead of a turn that is left out
   */
  public WorkPlan resting(WakeableTurns turns, BooleanSupplier busy, Runnable rested) {
    rest = new Rest(turns, busy, rested);
    return this;
  }

  String name() {
    return name;
  }

  /** From the end of a turn to the next one. */
  Duration pauseBetweenTurns() {
    return period.get();
  }

  Duration delay() {
    return delay;
  }

  boolean isFirstTurnHere() {
    return firstTurnHere;
  }

  /** Zero where the next turn follows a failure as any other. */
  Duration pause() {
    return pause;
  }

  List<Part> parts() {
    return List.copyOf(parts);
  }

  /** Null where each turn is due. */
  Rest rest() {
    return rest;
  }
}
