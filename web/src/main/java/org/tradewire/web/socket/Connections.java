package org.tradewire.web.socket;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.BoundedExecutor;
import org.tradewire.streaming.hub.ChannelHub;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.protocol.Authoriser;
import org.tradewire.streaming.protocol.CommandReader;
import org.tradewire.streaming.protocol.RecentSignals;
import org.tradewire.streaming.protocol.StreamSession;
import org.tradewire.streaming.session.CloseCode;
import org.tradewire.streaming.session.RequestThreads;
import org.tradewire.streaming.session.SessionFormat;
import org.tradewire.streaming.session.SessionLimits;
import org.tradewire.streaming.session.SessionQueue;
import org.tradewire.streaming.session.SessionTransport;
import org.tradewire.streaming.session.SessionWriters;
import org.tradewire.streaming.session.SubscribeOptions;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.account.boundary.ChannelRights;
import org.tradewire.trading.account.boundary.CurrentRights;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.challenge.boundary.Challenges;
import org.tradewire.trading.heatmap.boundary.HeatmapCatalogue;
import org.tradewire.trading.market.boundary.MarketCatalogue;
import org.tradewire.trading.signal.boundary.Signals;
import org.tradewire.web.container.NetworkConnection;
import org.tradewire.web.monitoring.Dashboard;
import org.tradewire.web.socket.handshake.Exclusions;
import org.tradewire.web.socket.handshake.Handshakes;
import org.tradewire.web.socket.handshake.SocketArrival;
import org.tradewire.web.socket.handshake.SocketPrincipal;
import org.tradewire.web.socket.settings.SocketConfiguration;
import org.tradewire.web.socket.settings.SocketEndpoint;

/** Admits WebSockets and joins each one to the streaming core. Thread-safe. */
@ApplicationScoped
public class Connections {
  private static final Logger LOG = System.getLogger(Connections.class.getName());

  private static final Duration EXPIRY_PERIOD = Duration.ofMillis(500);

  @Inject private SocketConfiguration configuration;
  @Inject private Handshakes handshakes;
  @Inject private Exclusions exclusions;
  @Inject private ChannelRights roles;
  @Inject private CurrentRights currentRights;
  @Inject private Challenges challenges;
  @Inject private MarketCatalogue market;
  @Inject private HeatmapCatalogue heatmaps;
  @Inject private Signals signals;
  @Inject private Dashboard dashboard;
  @Inject private ChannelHub hub;
  @Inject private SessionWriters writers;
  @Inject private RequestThreads requests;
  @Inject private StreamStatistics statistics;
  @Inject private Clock clock;
  @Inject private PeriodicWorks works;
  @Resource private ManagedExecutorService executor;

  private final Map<SocketEndpoint, SessionLimits> sessionLimits =
      new EnumMap<>(SocketEndpoint.class);
  private final ConnectionsByUser open = new ConnectionsByUser();
  private final EndingConnections endings = new EndingConnections();
  private final Consumer<Caller> rightsListener = open::rightsChanged;
  private PeriodicWork looking;
  private CommandReader reader;
  private RecentSignals recentSignals;
  private ConnectionLimits limits;
  private Executor greetings;
  private volatile boolean stopping;

  @PostConstruct
  void configure() {
    reader = new CommandReader(market::venuesOf, configuration.heatmapIntervalMs());
    recentSignals = new RecentSignals(signals::newest, System::nanoTime);
    greetings = new BoundedExecutor(executor, 1);
    limits =
        new ConnectionLimits(configuration::maxConnectionsPerUser, configuration::maxConnectionsAt);
    for (SocketEndpoint endpoint : SocketEndpoint.values()) {
      sessionLimits.put(endpoint, configuration.sessionLimits(endpoint));
    }
    currentRights.listen(rightsListener);
    // One look at all: a timer for each would keep what belongs to a connection long after its end.
    looking =
        works.begin(
            WorkPlan.every(EXPIRY_PERIOD, "socket_expiry")
                .step("sessions of expired tokens stay", () -> open.endExpired(clock.instant()))
                .step("sockets that do not end", () -> endings.abortOverdue(System.nanoTime())));
  }

  @PreDestroy
  void close() {
    looking.close();
    currentRights.ignore(rightsListener);
  }

  /**
   * Reads the configuration now, so that a wrong value fails the start and not the first client.
   */
  public void check() {
    configuration.originRule();
    configuration.tokenInQuery();
    configuration.maxConnectionsPerUser();
    for (SocketEndpoint endpoint : SocketEndpoint.values()) {
      configuration.maxConnectionsAt(endpoint);
      configuration.sessionLimits(endpoint);
    }
  }

  /**
   * Takes a session in, or closes it: 4401 without a known caller, 4404 above the limits. Its place
   * is free again when its network connection has ended, 5 s after its socket at the latest.
   *
   * @return empty when it was closed
   */
  public Optional<Connection> open(Session session, SocketEndpoint endpoint) {
    // Silence is watched by the streaming core, by what clients send and not by what we send.
    session.setMaxIdleTimeout(0);
    session.setMaxTextMessageBufferSize(Connection.MAX_REQUEST_CHARS);
    session.setMaxBinaryMessageBufferSize(Connection.MAX_REQUEST_CHARS);
    Optional<NetworkConnection> network = networkOf(session);
    SessionTransport transport =
        new AsyncRemoteTransport(
            session,
            closing(),
            code -> {
              network.ifPresent(this::ending);
              if (code == CloseCode.ABUSE.code()) {
                exclude(session.getUserPrincipal());
              }
            });
    if (!(session.getUserPrincipal() instanceof SocketArrival arrival)) {
      transport.close(CloseCode.TOKEN.code(), "Sign in first.");
      return Optional.empty();
    }
    SocketPrincipal principal = arrival.principal();
    UUID user = principal.caller().id();
    ConnectionLimits.Admission admission = limits.admit(endpoint, user);
    if (admission != ConnectionLimits.Admission.ADMITTED) {
      transport.close(CloseCode.LIMIT.code(), admission.sentence());
      return Optional.empty();
    }
    network.ifPresent(carrier -> carrier.onClosed(() -> limits.release(endpoint, user)));
    Runnable ended =
        () -> network.ifPresentOrElse(this::ending, () -> limits.release(endpoint, user));
    try {
      return Optional.of(connect(session, endpoint, principal, transport, ended));
    } catch (RuntimeException e) {
      ended.run();
      LOG.log(Level.ERROR, "event=socket_open_failed endpoint=" + endpoint, e);
      transport.close(CloseCode.FAILURE.code(), "Try again later.");
      return Optional.empty();
    }
  }

  private void exclude(Principal principal) {
    if (principal instanceof SocketArrival arrival) {
      exclusions.add(arrival.principal().caller().id(), System.nanoTime());
    }
  }

  /** Tells every client that this node goes down, and closes with 4001; then admits nobody. */
  public void shutDown() {
    stopping = true;
    writers.announceShutdown();
  }

  private Connection connect(
      Session session,
      SocketEndpoint endpoint,
      SocketPrincipal principal,
      SessionTransport transport,
      Runnable ended) {
    SessionFormat format = endpoint.format(session.getNegotiatedSubprotocol());
    SessionLimits bounds = configuration.withRequestsNow(sessionLimits.get(endpoint));
    SocketRights rights =
        new SocketRights(
            endpoint,
            principal,
            roles,
            challenges::watchable,
            heatmaps,
            handshakes::authenticateToken);
    SessionQueue queue =
        new SessionQueue(transport, format, bounds, writers, hub, statistics, System::nanoTime);
    StreamSession stream =
        new StreamSession(
            hub,
            queue,
            requests,
            format,
            bounds,
            rights,
            reader,
            statistics,
            recentSignals,
            clock::millis);
    String name =
        "endpoint=" + endpoint + " session=" + session.getId() + " user=" + principal.getName();
    statistics.meter().connectionOpened(endpoint.path());
    UUID user = principal.caller().id();
    Connection connection =
        new Connection(
            name,
            stream,
            transport,
            rights,
            bounds.maxInboundChars(),
            closed -> {
              open.remove(user, closed);
              statistics.meter().connectionClosed(endpoint.path());
              ended.run();
            });
    open.add(user, connection);
    Caller current = currentRights.of(principal.caller());
    if (!current.equals(principal.caller())) {
      // Changed between the handshake and the entry above.
      connection.rightsChanged(current);
    }
    if (format == SessionFormat.PLAIN) {
      greet(endpoint, rights, queue);
    }
    return connection;
  }

  /** What clients of document 003 expect unasked; without it a connection is as good as with it. */
  private void greet(SocketEndpoint endpoint, SocketRights rights, SessionQueue queue) {
    try {
      if (isPermitted(endpoint, rights, Channel.dashboard())) {
        hub.subscribe(queue, Channel.dashboard(), SubscribeOptions.NONE);
      }
      if (isPermitted(endpoint, rights, Channel.signals())) {
        // Not here: what a client is told may have to be read.
        greetings.execute(() -> queue.answer(dashboard.greeting()));
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=socket_not_greeted endpoint=" + endpoint, e);
    }
  }

  private static boolean isPermitted(
      SocketEndpoint endpoint, SocketRights rights, Channel channel) {
    return endpoint.carries(channel.kind()) && rights.permit(channel) == Authoriser.Verdict.ALLOWED;
  }

  private static Optional<NetworkConnection> networkOf(Session session) {
    Optional<NetworkConnection> shown =
        session.getUserPrincipal() instanceof SocketArrival arrival
            ? arrival.network()
            : Optional.empty();
    return shown.or(() -> UndertowConnection.of(session));
  }

  private void ending(NetworkConnection connection) {
    endings.add(connection, System.nanoTime());
  }

  /** While the application stops, the executor may never come to a task: then the caller closes. */
  private Executor closing() {
    return task -> {
      if (stopping) {
        task.run();
      } else {
        executor.execute(task);
      }
    };
  }
}
