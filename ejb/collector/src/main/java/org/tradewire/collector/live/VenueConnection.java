package org.tradewire.collector.live;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.agrona.concurrent.EpochNanoClock;
import org.tradewire.collector.market.Excerpt;
import org.tradewire.collector.venue.VenueRequests;
import org.tradewire.collector.venue.VenueSession;

/**
 * One place among a venue's connections: opens a connection, gives what comes to its session, gives
 * it up when it is silent, and tries again later. Belongs to the writer thread.
 */
final class VenueConnection implements AutoCloseable {

  private static final Logger LOG = System.getLogger(VenueConnection.class.getName());

  /**
   * A connection that brought something after so long has proved itself: the next failure starts
   * from one second.
   */
  private static final long PROVEN_NS = TimeUnit.SECONDS.toNanos(60);

  private static final int ENTRIES_PER_POLL = 256;
  private static final int PINGS_PER_SILENCE = 3;

  private final String name;
  private final ConnectionSettings settings;
  private final VenueTransport transport;
  private final Inbox inbox;
  private final EpochNanoClock clock;
  private final ConnectionTap tap;
  private final Backoff backoff;
  private final ServiceLimits limits;
  private final ServiceTraffic.Line line;
  private final RequestQueue sends;
  private final RequestQueue fetches;
  private final VenueSession session;
  private State state = State.WAITING;
  private int attempt;
  private int address;
  private boolean started;
  private long sinceNs;
  private long dueNs;
  private long heardNs;
  private long pingedNs;
  private long reconnects;
  private long silences;

  private enum State {
    WAITING,
    OPENING,
    OPEN
  }

  /**
   * What a connection needs besides the network.
   *
   * @param random takes parts off waiting times
   * @param clock stamps what is recorded
   * @param limits what it shares with the other connections to its service
   * @param part what comes over it and over those that receive the same
   * @param leads whether what it asks for goes before what those ask for
   */
  record Surroundings(
      RandomGenerator random,
      EpochNanoClock clock,
      ConnectionTap tap,
      ServiceLimits limits,
      ServiceTraffic.Part part,
      BooleanSupplier leads) {}

  /**
   * Makes a connection that has not been opened.
   *
   * @param name for the log and for recordings
   * @param sessions makes the session that speaks over it
   */
  VenueConnection(
      String name,
      ConnectionSettings settings,
      VenueTransport transport,
      Inbox inbox,
      Surroundings surroundings,
      Function<VenueRequests, VenueSession> sessions) {
    this.name = name;
    this.settings = settings;
    this.transport = transport;
    this.inbox = inbox;
    this.clock = surroundings.clock();
    this.tap = surroundings.tap();
    this.backoff = new Backoff(surroundings.random());
    this.limits = surroundings.limits();
    this.line = limits.traffic().new Line(surroundings.part());
    this.sends = new RequestQueue(limits.sends(), surroundings.leads(), text -> false);
    this.fetches = limits.rest().queue(surroundings.leads(), path -> session().asksForBook(path));
    this.session = sessions.apply(new ConnectionRequests(this::open, sends, fetches));
  }

  /** Its name. */
  @Override
  public String toString() {
    return name;
  }

  VenueSession session() {
    return session;
  }

  /** Whether messages may come. */
  boolean open() {
    return state == State.OPEN;
  }

  /** In a word, for people: {@code waiting}, {@code opening} or {@code open}. */
  String state() {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** Whether the connection is so old that another one should take its place. */
  boolean old(long nowNs) {
    return open() && nowNs - sinceNs >= settings.renewal().toNanos();
  }

  /** Which of its addresses it is connected to, or will be next; 0 for the first one. */
  int place() {
    return address;
  }

  /** Connections that were lost or given up. */
  long reconnects() {
    return reconnects;
  }

  /** Connections that were given up because they brought nothing that was subscribed to. */
  long silences() {
    return silences;
  }

  /** Ends the connection; it is opened again by the next poll. */
  void pause() {
    giveUp();
    backoff.reset();
    started = false;
  }

  /** Ends the connection; it is opened again at once. */
  void renew(long nowNs) {
    LOG.log(Level.INFO, "event=venue_renewed connection={0} Its time is over.", name);
    backoff.reset();
    giveUp();
    dueNs = nowNs;
  }

  /**
   * Does what is due.
   *
   * @return nanoseconds until the next call is wanted; what the network brings wakes the caller
   */
  long poll(long nowNs) {
    if (!started) {
      started = true;
      dueNs = nowNs;
    }
    boolean more = drain(nowNs);
    if (state == State.WAITING) {
      if (dueNs - nowNs > 0) {
        return dueNs - nowNs;
      }
      long limited = limits.openings().take(nowNs);
      if (limited > 0) {
        dueNs = nowNs + limited;
        LOG.log(
            Level.WARNING,
            "event=venue_openings_spent connection={0} retry_ms={1} The venue allows no more now.",
            name,
            Long.toString(TimeUnit.NANOSECONDS.toMillis(limited)));
        return limited;
      }
      open(nowNs);
    }
    long wait = more ? 0 : Long.MAX_VALUE;
    if (state == State.OPEN) {
      session.onTime(clock.nanoTime());
      wait = Math.min(wait, sends.poll(nowNs, this::send));
      wait = Math.min(wait, fetches.poll(nowNs, path -> transport.fetch(attempt, path)));
    }
    return Math.min(wait, watch(nowNs));
  }

  private void send(String text) {
    tap.sent(name, text, clock.nanoTime());
    transport.send(text);
  }

  private void open(long nowNs) {
    state = State.OPENING;
    attempt++;
    heardNs = nowNs;
    line.opens(nowNs);
    inbox.clear();
    transport.open(attempt, address());
  }

  /** True where more waits than is done in one go. */
  private boolean drain(long nowNs) {
    for (int i = 0; i < ENTRIES_PER_POLL; i++) {
      Inbox.Entry entry = inbox.poll();
      if (entry == null) {
        return false;
      }
      if (entry.attempt() == attempt && state != State.WAITING) {
        heardNs = nowNs;
        long before = session.dataMessages();
        take(entry, nowNs);
        if (session.dataMessages() != before) {
          line.brings(address, nowNs);
        }
      }
    }
    return true;
  }

  private void take(Inbox.Entry entry, long nowNs) {
    switch (entry.kind()) {
      case OPENED -> {
        state = State.OPEN;
        sinceNs = nowNs;
        pingedNs = nowNs;
        LOG.log(Level.INFO, "event=venue_connected connection={0} address={1}", name, address());
        tap.connected(name, address().toString(), entry.timeNs());
        session.onConnect();
      }
      case MESSAGE -> {
        tap.received(name, entry.text(), entry.timeNs());
        session.onMessage(entry.text(), entry.timeNs());
      }
      case ANSWER -> {
        limits.rest().answered();
        String url = settings.rest().resolve(entry.address()).toString();
        tap.answered(name, url, entry.text(), entry.timeNs());
        session.onAnswer(entry.address(), entry.text(), entry.timeNs());
      }
      case FAILED_ANSWER -> {
        LOG.log(
            Level.WARNING,
            "event=venue_answer_failed connection={0} The venue did not answer {1}: {2}",
            name,
            entry.address(),
            Excerpt.of(entry.text()));
        limits.rest().failed(nowNs);
        if (session.onNoAnswer(entry.address())) {
          fetches.add(entry.address());
        }
      }
      case CLOSED -> lost(entry.text(), false, nowNs);
      case HEARD -> {}
    }
  }

  /** Nanoseconds until silence would be too long, or a ping is due. */
  private long watch(long nowNs) {
    if (state == State.WAITING) {
      return Math.max(0, dueNs - nowNs);
    }
    long silence = settings.silence().toNanos();
    if (inbox.overflowed()) {
      lost("more comes than can be taken in", false, nowNs);
      return 0;
    }
    if (nowNs - heardNs >= silence) {
      lost("nothing came for " + settings.silence().toSeconds() + " s", true, nowNs);
      return 0;
    }
    long quiet = line.waitNs(address, settings.quiet().toNanos(), nowNs);
    if (quiet <= 0) {
      silences++;
      lost("nothing that was subscribed to came", true, nowNs);
      return 0;
    }
    long pingEvery = silence / PINGS_PER_SILENCE;
    if (state == State.OPEN && nowNs - pingedNs >= pingEvery) {
      pingedNs = nowNs;
      transport.ping();
    }
    return Math.min(
        Math.min(silence - (nowNs - heardNs), quiet),
        pingEvery - Math.min(pingEvery, nowNs - pingedNs));
  }

  /**
   * @param silent whether the address brings nothing, however long it did before
   */
  private void lost(String reason, boolean silent, long nowNs) {
    boolean proven = state == State.OPEN && line.ownNs() - sinceNs >= PROVEN_NS;
    if (proven) {
      backoff.reset();
    }
    if (silent || !proven) {
      address = (address + 1) % settings.streams().size();
    }
    giveUp();
    long wait = backoff.next();
    dueNs = nowNs + wait;
    LOG.log(
        Level.WARNING,
        "event=venue_lost connection={0} retry_ms={1} next={2} The connection is lost: {3}.",
        name,
        Long.toString(TimeUnit.NANOSECONDS.toMillis(wait)),
        address(),
        Excerpt.of(reason));
  }

  /** Where it is connected to, or will be next. */
  private URI address() {
    return settings.streams().get(address);
  }

  private void giveUp() {
    reconnects++;
    state = State.WAITING;
    sends.clear();
    fetches.clear();
    transport.abort();
  }

  @Override
  public void close() {
    state = State.WAITING;
    transport.close();
  }
}
