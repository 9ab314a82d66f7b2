package org.tradewire.trading.challenge.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.challenge.control.ChallengeRepository;
import org.tradewire.trading.challenge.control.ChallengeViews;
import org.tradewire.trading.challenge.control.TradeRepository;
import org.tradewire.trading.challenge.entity.BookedTrade;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.view.ChallengeQuery;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.challenge.entity.view.DayResult;
import org.tradewire.trading.challenge.entity.view.LeaderboardEntry;
import org.tradewire.trading.challenge.entity.view.TradeView;
import org.tradewire.trading.outbox.boundary.ChannelLog;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.shared.Page;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.template.boundary.AgreedTerms;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.template.entity.TemplateRefusal;

/**
 * Starting and looking at challenges. Owners see their own; risk and admin see all; the service
 * that reports trades sees the one it asks for. Each call is one transaction.
 */
@Stateless
@PermitAll
public class Challenges {

  private ChallengeRepository repository;
  private ChallengeViews views;
  private TradeRepository trades;
  private AgreedTerms agreed;
  private ChannelLog log;
  private Clock clock;

  /** For the container's proxy. */
  protected Challenges() {}

  @Inject
  public Challenges(
      ChallengeRepository repository,
      ChallengeViews views,
      TradeRepository trades,
      AgreedTerms agreed,
      ChannelLog log,
      Clock clock) {
    this.repository = repository;
    this.views = views;
    this.trades = trades;
    this.agreed = agreed;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Starts a challenge, PENDING until its first trade.
   *
   * @throws Refusal when the caller is no trader, or the template is unknown or retired
   */
  public ChallengeView start(Caller caller, UUID templateId) {
    caller.require(Role.TRADER, "Only a trader can start a challenge.");
    ChallengeTemplate template =
        agreed.onOffer(templateId).orElseThrow(() -> TemplateRefusal.notOnOffer(templateId));
    Challenge challenge =
        new Challenge(UUID.randomUUID(), caller.id(), template, Moments.now(clock));
    repository.add(challenge);
    return ChallengeViews.of(challenge, template.view(), caller.username());
  }

  /**
   * One challenge.
   *
   * @throws Refusal when there is none, or it is another user's and the caller does not see all
   */
  public ChallengeView find(Caller caller, UUID challengeId) {
    ChallengeView view =
        views.find(challengeId).orElseThrow(() -> ChallengeRefusal.notFound(challengeId));
    if (!caller.maySeeOf(view.userId()) && !caller.has(Role.SERVICE)) {
      throw ChallengeRefusal.notOwner(challengeId);
    }
    return view;
  }

  /** The caller's challenges, or everybody's for risk and admin; newest first. */
  public Page<ChallengeView> list(Caller caller, ChallengeQuery wanted) {
    return views.page(caller.seesAll() ? null : caller.id(), wanted);
  }

  /**
   * What each day with trades brought, oldest first.
   *
   * @throws Refusal when there is none, or it is another user's and the caller does not see all
   */
  public List<DayResult> days(Caller caller, UUID challengeId) {
    find(caller, challengeId);
    return trades.days(challengeId);
  }

  /**
   * A challenge's trades, last booked first.
   *
   * @throws Refusal when there is none, or it is another user's and the caller does not see all
   */
  public Page<TradeView> trades(Caller caller, UUID challengeId, int offset, int limit) {
    find(caller, challengeId);
    Page<BookedTrade> page = trades.page(challengeId, offset, limit);
    return new Page<>(page.items().stream().map(TradeView::of).toList(), page.total());
  }

  /**
   * As {@link #trades}, for exports: may take longer than a page may, and counts nothing.
   *
   * @param max newest trades
   */
  public List<TradeView> exportTrades(Caller caller, UUID challengeId, int max) {
    trades.beginExport();
    find(caller, challengeId);
    return trades.newest(challengeId, max).stream().map(TradeView::of).toList();
  }

  /**
   * The newest trades of a challenge, last booked first.
   *
   * @param shown as the caller was answered it by this class, which checked that he may see it
   */
  public List<TradeView> newestTrades(ChallengeView shown, int max) {
    return trades.newest(shown.id(), max).stream().map(TradeView::of).toList();
  }

  /**
   * How many trades of a challenge were executed after an instant.
   *
   * @param shown as the caller was answered it by this class, which checked that he may see it
   */
  public long countTrades(ChallengeView shown, Instant after) {
    return trades.countAfter(shown.id(), after);
  }

  /**
   * A challenge's events after a number, oldest first, as its room gets them; as far as they are
   * kept.
   *
   * @throws Refusal when there is none, or it is another user's and the caller does not see all
   */
  public List<StreamMessage> events(Caller caller, UUID challengeId, long after, int limit) {
    find(caller, challengeId);
    return log.after(Channel.challenge(challengeId), after, limit);
  }

  /** The best challenges by profit in percent; everybody who is signed in sees them. */
  public List<LeaderboardEntry> leaders(int limit) {
    return views.leaders(limit);
  }

  /**
   * Those of some challenges whose rooms the caller may watch; at most one question to the
   * database.
   */
  public Set<UUID> watchable(Caller caller, Collection<UUID> challengeIds) {
    return repository.owners(challengeIds).entrySet().stream()
        .filter(owner -> caller.maySeeOf(owner.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
