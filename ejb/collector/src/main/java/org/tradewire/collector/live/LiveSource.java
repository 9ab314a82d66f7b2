package org.tradewire.collector.live;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.market.MarketDataSource;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueRequests;
import org.tradewire.collector.venue.VenueSession;

/**
 * Some symbols of an exchange as it speaks now, over one or more connections that receive the same:
 * one is used, the others stand by, and take over when it is lost or grows old. Belongs to the
 * writer thread.
 */
public final class LiveSource implements MarketDataSource {

  private static final Logger LOG = System.getLogger(LiveSource.class.getName());

  private final String venue;
  private final List<String> symbols;
  private final int expectedBooks;
  private final List<Place> places = new ArrayList<>();
  private final MergedMarket market;
  private long failovers;

  /** One connection, what it says, and who looks after its books. */
  private record Place(VenueConnection connection, MergedMarket.Side side, BookWatch watch) {

    private void lookAfterBooks(long nowNs) {
      if (connection.open()) {
        watch.look(nowNs);
      } else {
        watch.rest();
      }
    }
  }

  /**
   * The connections to one service of a venue, its symbols spread over them as {@link SymbolSpread}
   * says; none is opened before the first poll.
   *
   * @param setup venue, symbols and listener; its requests are not used
   * @param sessions makes a session of the venue's protocol
   * @return one source for each connection that has symbols, with those that stand by for it
   */
  public static List<LiveSource> spread(
      SessionSetup setup,
      ConnectionSettings settings,
      Function<SessionSetup, VenueSession> sessions,
      LiveNetwork network) {
    List<List<String>> parts =
        SymbolSpread.of(setup.symbols(), settings.spread(), settings.streamsOfSymbol());
    ServiceLimits limits = ServiceLimits.of(settings, network);
    String service =
        settings.service().isEmpty() ? setup.venue() : setup.venue() + "-" + settings.service();
    List<LiveSource> sources = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).isEmpty()) {
        String name = parts.size() == 1 ? service : service + "-" + (i + 1);
        sources.add(new LiveSource(name, setup, parts.get(i), settings, sessions, network, limits));
      }
    }
    return sources;
  }

  private LiveSource(
      String name,
      SessionSetup setup,
      List<String> symbols,
      ConnectionSettings settings,
      Function<SessionSetup, VenueSession> sessions,
      LiveNetwork network,
      ServiceLimits limits) {
    this.venue = setup.venue();
    this.symbols = List.copyOf(symbols);
    this.market = new MergedMarket(setup.listener());
    ServiceTraffic.Part part = limits.traffic().new Part();
    boolean all = symbols.size() == setup.symbols().size();
    for (int i = 1; i <= settings.connections(); i++) {
      MergedMarket.Side side = market.side();
      MarketDataListener listener = all ? side : new OwnSymbols(symbols, side);
      Inbox inbox = new Inbox();
      VenueConnection connection =
          new VenueConnection(
              name + "-" + i,
              settings,
              new HttpTransport(settings, inbox, network.clock, network.wake),
              inbox,
              new VenueConnection.Surroundings(
                  network.random,
                  network.clock,
                  network.tap,
                  limits,
                  part,
                  () -> market.isActive(side)),
              requests ->
                  sessions.apply(
                      new SessionSetup(
                          venue, symbols, setup.depth(), new Led(requests, side), listener)));
      List<String> books = connection.session().expectedBooks() > 0 ? symbols : List.of();
      places.add(
          new Place(
              connection,
              side,
              new BookWatch(side, books, symbol -> askAgain(connection, symbol))));
    }
    this.expectedBooks = places.get(0).connection().session().expectedBooks();
    market.activate(places.get(0).side());
  }

  @Override
  public long poll(long nowNs) {
    long wait = Long.MAX_VALUE;
    boolean lost = false;
    for (Place each : places) {
      boolean before = each.connection().open();
      wait = Math.min(wait, each.connection().poll(nowNs));
      if (before && !each.connection().open()) {
        each.side().lost();
        lost |= market.isActive(each.side());
      }
    }
    choose();
    if (lost && !used().connection().open()) {
      used().side().reportBooks(); // nothing stands by: the books are void
    }
    renew(nowNs);
    places.forEach(each -> each.lookAfterBooks(nowNs));
    return wait;
  }

  /** What a session asks for; the one over the connection that is used leads. */
  private final class Led implements VenueRequests {

    private final VenueRequests requests;
    private final MergedMarket.Side side;

    private Led(VenueRequests requests, MergedMarket.Side side) {
      this.requests = requests;
      this.side = side;
    }

    @Override
    public boolean leads() {
      return market.isActive(side);
    }

    @Override
    public void send(String text) {
      requests.send(text);
    }

    @Override
    public void fetch(String path) {
      requests.fetch(path);
    }

    @Override
    public boolean waits(String path) {
      return requests.waits(path);
    }
  }

  /**
   * Changes over where another connection has more books than the one that is used, which is lost;
   * where no books are expected, to another one that is open.
   */
  private void choose() {
    Place used = used();
    if (used.connection().open()) {
      return;
    }
    Place best = used;
    for (Place each : places) {
      if (each.connection().open() && worth(each) > worth(best)) {
        best = each;
      }
    }
    if (best != used) {
      change(best);
    }
  }

  private int worth(Place place) {
    return expectedBooks > 0 ? place.side().readyBooks() : place.connection().open() ? 1 : 0;
  }

  /** The oldest is replaced only while another one has every book. */
  private void renew(long nowNs) {
    for (Place each : places) {
      if (each.connection().old(nowNs)) {
        Place other = otherReady(each);
        if (other != null && market.isActive(each.side())) {
          change(other);
        }
        each.side().lost();
        each.connection().renew(nowNs);
        if (market.isActive(each.side())) {
          each.side().reportBooks();
        }
        return; // one at a time
      }
    }
  }

  private Place otherReady(Place than) {
    for (Place each : places) {
      if (each != than
          && each.connection().open()
          && each.side().readyBooks() >= than.side().readyBooks()) {
        return each;
      }
    }
    return null;
  }

  private void change(Place to) {
    failovers++;
    LOG.log(
        Level.INFO,
        "event=venue_failover venue={0} Connection {1} is used from now on.",
        venue,
        to.connection());
    market.activate(to.side());
  }

  private Place used() {
    for (Place each : places) {
      if (market.isActive(each.side())) {
        return each;
      }
    }
    throw new IllegalStateException("No connection is used.");
  }

  private static void askAgain(VenueConnection connection, String symbol) {
    LOG.log(
        Level.WARNING,
        "event=book_asked_again connection={0} symbol={1} It was crossed, or did not come.",
        connection,
        symbol);
    connection.session().resync(symbol);
  }

  /** Whether the symbol comes over these connections. */
  boolean brings(String symbol) {
    return symbols.contains(symbol);
  }

  /** Over the connection that is used. */
  @Override
  public boolean resync(String symbol) {
    used().connection().session().resync(symbol);
    return true;
  }

  @Override
  public void pause() {
    places.forEach(
        each -> {
          each.side().lost();
          each.connection().pause();
        });
  }

  @Override
  public int expectedBooks() {
    return expectedBooks;
  }

  @Override
  public HealthReport health() {
    long open = places.stream().filter(each -> each.connection().open()).count();
    long silences = places.stream().mapToLong(each -> each.connection().silences()).sum();
    long reconnects = places.stream().mapToLong(each -> each.connection().reconnects()).sum();
    long elsewhere = places.stream().filter(each -> each.connection().place() > 0).count();
    long standingBy =
        places.stream()
            .filter(each -> !market.isActive(each.side()))
            .mapToLong(each -> each.side().readyBooks())
            .sum();
    HealthReport report = new HealthReport();
    places.forEach(each -> report.connection(each.connection().toString(), state(each)));
    return report
        .state("connections", places.size())
        .state("open_connections", open)
        .state("standby_books", standingBy)
        .state("at_other_addresses", elsewhere)
        .total("reconnects", reconnects)
        .total("silent_connections", silences)
        .total("failovers", failovers)
        .add(used().connection().session().health());
  }

  private String state(Place place) {
    if (!place.connection().open()) {
      return place.connection().state();
    }
    return market.isActive(place.side()) ? "used" : "standing_by";
  }

  @Override
  public void close() {
    places.forEach(each -> each.connection().close());
  }
}
