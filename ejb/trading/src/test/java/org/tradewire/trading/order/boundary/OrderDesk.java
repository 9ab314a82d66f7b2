package org.tradewire.trading.order.boundary;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.account.control.AccountFixture;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.challenge.boundary.AccountBooks;
import org.tradewire.trading.challenge.boundary.ChallengeBoundaryFixture;
import org.tradewire.trading.challenge.control.ChallengeViews;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.TradeReport;
import org.tradewire.trading.challenge.entity.view.ChallengeQuery;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.challenge.entity.view.TradeOutcome;
import org.tradewire.trading.instrument.boundary.InstrumentBoundaryFixture;
import org.tradewire.trading.instrument.boundary.LivePrices;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.instrument.entity.PriceView;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.order.control.AccountDesk;
import org.tradewire.trading.order.control.Decision;
import org.tradewire.trading.order.control.LiveAccount;
import org.tradewire.trading.order.control.NewsHours;
import org.tradewire.trading.order.control.OrderRepository;
import org.tradewire.trading.order.control.WatchLedger;
import org.tradewire.trading.order.control.WatchMeter;
import org.tradewire.trading.order.control.WatchTurns;
import org.tradewire.trading.order.control.Watchlist;
import org.tradewire.trading.order.entity.EquityState;
import org.tradewire.trading.order.entity.OrderRequest;
import org.tradewire.trading.order.entity.PositionValue;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.outbox.control.OutboxRepository;
import org.tradewire.trading.template.control.TemplateControlFixture;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/** One trader with a challenge, prices that the test sets, and a watch that looks when asked to. */
final class OrderDesk {

  private final TestDatabase database;
  private final SettableClock clock;
  private final Map<String, Quote> quotes = new HashMap<>();
  private final Map<String, PriceView> views = new HashMap<>();
  private final Caller trader;
  private final UUID challengeId;

  OrderDesk(TestDatabase database, SettableClock clock, String templateCode) {
    this(database, clock, onOffer(database, templateCode));
  }

  /** On a template that is stored. */
  OrderDesk(TestDatabase database, SettableClock clock, ChallengeTemplate template) {
    this.database = database;
    this.clock = clock;
    this.trader =
        database.inTransaction(
            entityManager ->
                AccountFixture.user(
                    entityManager,
                    "trader-" + UUID.randomUUID().toString().substring(0, 8),
                    Role.TRADER));
    this.challengeId =
        database.inTransaction(
            entityManager -> {
              Challenge challenge =
                  new Challenge(UUID.randomUUID(), trader.id(), template, clock.instant());
              entityManager.persist(challenge);
              return challenge.id();
            });
  }

  private static ChallengeTemplate onOffer(TestDatabase database, String code) {
    return database.inTransaction(
        entityManager -> TemplateControlFixture.onOffer(entityManager, code));
  }

  UUID challengeId() {
    return challengeId;
  }

  Caller trader() {
    return trader;
  }

  void price(String symbol, String bid, String ask) {
    quotes.put(symbol, InstrumentBoundaryFixture.quote(symbol, bid, ask));
  }

  /** What the filter says from now on, whatever is quoted. */
  void priced(String symbol, PriceView view) {
    views.put(symbol, view);
  }

  void noPrice(String symbol) {
    quotes.remove(symbol);
    views.remove(symbol);
  }

  /** Moves the challenge to another phase, as if it had passed the ones before. */
  void phase(ChallengePhase phase) throws SQLException {
    database.execute(
        "UPDATE challenge SET phase = '" + phase + "' WHERE id = '" + challengeId + "'");
  }

  TradingOrder place(String side, String symbol, String lots) {
    return place(null, "MARKET", side, symbol, lots, null, Protection.none());
  }

  TradingOrder place(
      String name,
      String type,
      String side,
      String symbol,
      String lots,
      String price,
      Protection protection) {
    return place(trader, name, type, side, symbol, lots, price, protection).order();
  }

  Orders.Placed place(
      Caller caller,
      String name,
      String type,
      String side,
      String symbol,
      String lots,
      String price,
      Protection protection) {
    return database.inTransaction(
        entityManager ->
            orders(entityManager)
                .place(
                    caller,
                    challengeId,
                    new OrderRequest(
                        name, symbol, side, type, decimal(lots), decimal(price), protection)));
  }

  static Protection protection(String stop, String target, String trailing) {
    return new Protection(decimal(stop), decimal(target), decimal(trailing));
  }

  private static BigDecimal decimal(String text) {
    return text == null ? null : new BigDecimal(text);
  }

  /** Books a trade that the trading platform reports now. */
  TradeOutcome report(String tradeId, String result, Instant executedAt) {
    Caller platform =
        database.inTransaction(
            entityManager ->
                AccountFixture.user(entityManager, "service-" + UUID.randomUUID(), Role.SERVICE));
    return database.inTransaction(
        entityManager ->
            ChallengeBoundaryFixture.execution(entityManager, clock)
                .execute(
                    platform,
                    new TradeReport(
                        challengeId,
                        tradeId,
                        "EURUSD",
                        "BUY",
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        decimal(result),
                        executedAt)));
  }

  Orders.Placed close(UUID positionId, String name, String lots) {
    return database.inTransaction(
        entityManager ->
            orders(entityManager).close(trader, challengeId, positionId, name, decimal(lots)));
  }

  TradingOrder cancel(UUID orderId) {
    return database.inTransaction(
        entityManager -> orders(entityManager).cancel(trader, challengeId, orderId));
  }

  PositionValue protect(UUID positionId, Protection wanted) {
    return database.inTransaction(
        entityManager -> orders(entityManager).protect(trader, challengeId, positionId, wanted));
  }

  List<PositionValue> positions() {
    return database.inTransaction(
        entityManager ->
            orders(entityManager).positions(trader, challengeId, null, 0, 100).items());
  }

  List<TradingOrder> orders() {
    return database.inTransaction(
        entityManager -> orders(entityManager).orders(trader, challengeId, null, 0, 100).items());
  }

  /** The account that was opened when this one was passed; empty where none was. */
  Optional<ChallengeView> successor() {
    return database
        .inTransaction(
            entityManager ->
                ChallengeBoundaryFixture.challenges(entityManager, clock)
                    .list(
                        trader,
                        new ChallengeQuery(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            0,
                            10)))
        .items()
        .stream()
        .filter(each -> challengeId.equals(each.predecessorId()))
        .findFirst();
  }

  ChallengeView view() {
    return database.inTransaction(
        entityManager -> new ChallengeViews(entityManager).find(challengeId).orElseThrow());
  }

  /** What the room was told, oldest first. */
  List<String> published() {
    return database.inTransaction(
        entityManager ->
            new OutboxRepository(entityManager)
                .after("challenge:" + challengeId, 0, Integer.MAX_VALUE).stream()
                    .map(message -> new String(message.payload(), StandardCharsets.UTF_8))
                    .toList());
  }

  /** The account as the watch would read it; empty where nothing is open. */
  Optional<LiveAccount> read() {
    return database.inTransaction(
        entityManager -> {
          AccountBooks books = ChallengeBoundaryFixture.books(entityManager, clock);
          OpenAccounts open = new OpenAccounts(books, new OrderRepository(entityManager));
          return open.stamps().containsKey(challengeId)
              ? open.read(List.of(challengeId)).accounts().stream().findFirst()
              : Optional.empty();
        });
  }

  /** Decides as the watch does. */
  Optional<Decision> decide(LiveAccount account) {
    return account.turn(board(), news(), clock.instant());
  }

  private NewsHours news() {
    return database.inTransaction(
        entityManager ->
            new NewsHours(
                InstrumentBoundaryFixture.calendar(entityManager, clock).near(clock.instant())));
  }

  /** The prices of now. */
  PriceBoard board() {
    List<Instrument> all =
        database.inTransaction(
            entityManager -> InstrumentBoundaryFixture.instruments(entityManager, clock).all());
    return prices().board(all);
  }

  /** Does what was decided. */
  boolean settle(Decision decision) {
    return database.inTransaction(entityManager -> settlement(entityManager).settle(decision));
  }

  /** Stores what is due of accounts, as the watch does; what is held stays due. */
  void save(List<LiveAccount> due) {
    if (!due.isEmpty()) {
      WatchLedger.Stored stored =
          database.inTransaction(entityManager -> settlement(entityManager).save(due));
      due.forEach(each -> each.stored(stored.accounts(), stored.positions()));
    }
  }

  /** Begins the trading days that are due, as every node does each second. */
  void beginDays() {
    database.doInTransaction(
        entityManager -> ChallengeBoundaryFixture.days(entityManager, clock).beginDue());
  }

  /** One turn of the watch on this account; what it saw, where something was open. */
  Optional<EquityState> watch() {
    Optional<LiveAccount> account = read();
    if (account.isEmpty()) {
      return Optional.empty();
    }
    Optional<Decision> decision = decide(account.get());
    if (decision.isPresent()) {
      settle(decision.get());
    } else {
      save(List.of(account.get()));
    }
    return account.get().state();
  }

  /**
   * One of the turns of a watch that goes on, which store what must not wait and nothing else: most
   * of them. Fails where it complains.
   *
   * @return whether something was decided and done
   */
  boolean watch(Watchlist watchlist) {
    Map<UUID, Long> stamps =
        read().map(each -> Map.of(each.challengeId(), each.eventSeq())).orElse(Map.of());
    WatchMeter meter = new WatchMeter();
    turns(watchlist, meter).turn(stamps, this::board, news(), clock.instant());
    return meter.figures().settled() > 0;
  }

  /** The watch ends with its node. */
  void endWatch(Watchlist watchlist) {
    turns(watchlist, new WatchMeter()).end(clock.instant());
  }

  private WatchTurns turns(Watchlist watchlist, WatchMeter meter) {
    return new WatchTurns(
        watchlist,
        ledger(),
        meter,
        complaint -> {
          throw new AssertionError(complaint);
        },
        System::nanoTime);
  }

  private WatchLedger ledger() {
    return new WatchLedger() {
      @Override
      public Found read(Collection<UUID> ids) {
        return database.inTransaction(
            entityManager ->
                new OpenAccounts(
                        ChallengeBoundaryFixture.books(entityManager, clock),
                        new OrderRepository(entityManager))
                    .read(ids));
      }

      @Override
      public boolean settle(Decision decision) {
        return OrderDesk.this.settle(decision);
      }

      @Override
      public Stored save(List<LiveAccount> due) {
        return database.inTransaction(entityManager -> settlement(entityManager).save(due));
      }
    };
  }

  private OrderSettlement settlement(EntityManager entityManager) {
    AccountBooks books = ChallengeBoundaryFixture.books(entityManager, clock);
    return new OrderSettlement(
        new AccountDesk(books, new OrderRepository(entityManager)),
        books,
        new OrderRepository(entityManager));
  }

  private Orders orders(EntityManager entityManager) {
    AccountBooks books = ChallengeBoundaryFixture.books(entityManager, clock);
    return new Orders(
        new AccountDesk(books, new OrderRepository(entityManager)),
        new OrderRepository(entityManager),
        ChallengeBoundaryFixture.challenges(entityManager, clock),
        InstrumentBoundaryFixture.instruments(entityManager, clock),
        InstrumentBoundaryFixture.calendar(entityManager, clock),
        prices(),
        clock);
  }

  private LivePrices prices() {
    return InstrumentBoundaryFixture.prices(quotes, views);
  }
}
