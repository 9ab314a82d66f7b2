package org.tradewire.trading.market.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.feed.api.FeedControlException;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.market.control.MarketData;
import org.tradewire.trading.market.entity.MarketRefusal;
import org.tradewire.trading.shared.Refusal;

/**
 * What administrators do with feeds; audited. Outside a transaction: another process is asked, for
 * at most 2 s.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FeedAdministration {

  private static final Logger LOG = System.getLogger(FeedAdministration.class.getName());

  private MarketData market;
  private AuditLog audit;

  /** For the container's proxy. */
  protected FeedAdministration() {}

  @Inject
  public FeedAdministration(MarketData market, AuditLog audit) {
    this.market = market;
    this.audit = audit;
  }

  /**
   * Asks a venue's collector for something.
   *
   * @param symbol needed for a resync alone, otherwise empty
   * @return the collector's figures afterwards, {@code key=value} pairs separated by blanks
   * @throws Refusal the caller is no administrator, the symbol is none, this node reads no such
   *     feed, or its collector says no or nothing
   */
  public String ask(Caller caller, String venue, FeedControl.Action action, String symbol) {
    caller.require(Role.ADMIN, "Only administrators steer feeds.");
    // The collector reads lines, and so does whoever reads the log.
    if (!symbol.isEmpty() && !Channel.isVenueOrSymbol(symbol)) {
      throw MarketRefusal.INVALID_FEED_REQUEST.ofField(
          "symbol", "symbol must be one, for instance BTC-USD.");
    }
    FeedControl control =
        market
            .control(venue)
            .orElseThrow(
                () ->
                    MarketRefusal.FEED_NOT_FOUND.because(
                        "This node reads no feed of " + venue + "."));
    try {
      String figures = control.ask(action, symbol);
      LOG.log(
          Level.INFO,
          "event=feed_asked venue={0} action={1} symbol={2} by={3}",
          venue,
          action.name().toLowerCase(Locale.ROOT),
          symbol,
          caller.username());
      if (action != FeedControl.Action.STATUS) {
        note(caller, venue, action, symbol);
      }
      return figures;
    } catch (FeedControlException e) {
      throw (e.refused() ? MarketRefusal.FEED_REFUSED : MarketRefusal.FEED_UNREACHABLE)
          .because(e.getMessage());
    }
  }

  private void note(Caller caller, String venue, FeedControl.Action action, String symbol) {
    audit.add(
        caller.did(
            "feed." + action.name().toLowerCase(Locale.ROOT),
            "feed:" + venue,
            null,
            symbol.isEmpty() ? null : symbol));
  }
}
