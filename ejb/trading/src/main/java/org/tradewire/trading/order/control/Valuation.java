package org.tradewire.trading.order.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.tradewire.trading.challenge.entity.FloatingProfit;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.InstrumentTerms;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.market.entity.Quote;
import org.tradewire.trading.order.entity.PositionValue;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.shared.Amounts;
import org.tradewire.trading.shared.TradeSide;

/**
 * What positions bring at the prices of a board, in the account's currency with 2 decimals: price
 * difference and swap, converted, less commission. The same for what is open and for what is closed
 * at that moment, so that closing changes no equity. Pure.
 */
public final class Valuation {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Valuation() {}

  /**
   * What closing a part of a position would bring.
   *
   * @return empty where a price or a rate is not known
   */
  public static Optional<BigDecimal> result(
      TradingPosition position, BigDecimal part, PriceBoard prices, String currency, Instant now) {
    return prices
        .quote(position.symbol())
        .flatMap(
            quote -> result(position, part, position.closingPrice(quote), prices, currency, now));
  }

  /**
   * The same at a given price.
   *
   * @return empty where a rate is not known
   */
  public static Optional<BigDecimal> result(
      TradingPosition position,
      BigDecimal part,
      BigDecimal price,
      PriceBoard prices,
      String currency,
      Instant now) {
    BigDecimal gross = position.gain(price).multiply(part).multiply(position.contractSize());
    BigDecimal whole = gross.add(swap(position, part, prices, now));
    return prices
        .convert(whole, position.quoteCurrency(), currency)
        .map(amount -> Amounts.posted(amount.subtract(position.commissionOf(part))));
  }

  /** A position and what it would bring. */
  public static PositionValue value(
      TradingPosition position, PriceBoard prices, String currency, Instant now) {
    if (position.status() == TradingPosition.Status.CLOSED) {
      return new PositionValue(position, null, null, null);
    }
    BigDecimal price = prices.quote(position.symbol()).map(position::closingPrice).orElse(null);
    return new PositionValue(
        position,
        price,
        result(position, position.quantity(), prices, currency, now).orElse(null),
        prices
            .convert(
                swap(position, position.quantity(), prices, now),
                position.quoteCurrency(),
                currency)
            .map(Amounts::posted)
            .orElse(null));
  }

  /** What all positions would bring; empty where one price or rate is not known. */
  public static Optional<BigDecimal> floating(
      Collection<TradingPosition> positions, PriceBoard prices, String currency, Instant now) {
    BigDecimal sum = Amounts.posted(BigDecimal.ZERO);
    for (TradingPosition each : positions) {
      Optional<BigDecimal> result = result(each, each.quantity(), prices, currency, now);
      if (result.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(result.get());
    }
    return Optional.of(sum);
  }

  /** The same, and what of it counts in the account's favour. */
  public static Optional<FloatingProfit> floatingBothWays(
      Collection<TradingPosition> positions, PriceBoard prices, String currency, Instant now) {
    Optional<BigDecimal> amount = floating(positions, prices, currency, now);
    BigDecimal inFavour = Amounts.posted(BigDecimal.ZERO);
    for (TradingPosition each : positions) {
      Optional<BigDecimal> result =
          prices
              .inFavour(each.symbol())
              .flatMap(
                  quote ->
                      result(
                          each, each.quantity(), each.closingPrice(quote), prices, currency, now));
      if (result.isEmpty()) {
        return Optional.empty();
      }
      inFavour = inFavour.add(result.get());
    }
    BigDecimal least = inFavour;
    return amount.map(each -> new FloatingProfit(each, each.min(least)));
  }

  private static BigDecimal swap(
      TradingPosition position, BigDecimal part, PriceBoard prices, Instant now) {
    Optional<InstrumentTerms> terms = prices.instrument(position.symbol()).map(Instrument::terms);
    if (terms.isEmpty()) {
      return BigDecimal.ZERO;
    }
    BigDecimal night =
        position.side() == TradeSide.BUY ? terms.get().swapLong() : terms.get().swapShort();
    int nights = SwapNights.between(position.openedAt(), now, terms.get().swapTripleDay());
    return night.multiply(part).multiply(BigDecimal.valueOf(nights));
  }

  /** What an order would be filled at. */
  public static BigDecimal fillPrice(TradeSide side, Quote quote) {
    return side == TradeSide.BUY ? quote.ask() : quote.bid();
  }

  /** What opening and closing costs; empty where a rate is not known. */
  public static Optional<BigDecimal> commission(
      Instrument instrument,
      BigDecimal lots,
      BigDecimal price,
      PriceBoard prices,
      String currency) {
    InstrumentTerms terms = instrument.terms();
    BigDecimal inQuote =
        terms
            .commissionPerLot()
            .multiply(lots)
            .add(percentOf(terms.commissionPercent(), notional(instrument, lots, price)));
    return owed(inQuote, instrument, prices, currency);
  }

  /** What an open position binds; empty where a rate is not known. */
  public static Optional<BigDecimal> margin(
      Instrument instrument,
      BigDecimal lots,
      BigDecimal price,
      PriceBoard prices,
      String currency) {
    return owed(
        percentOf(instrument.terms().marginPercent(), notional(instrument, lots, price)),
        instrument,
        prices,
        currency);
  }

  private static BigDecimal notional(Instrument instrument, BigDecimal lots, BigDecimal price) {
    return lots.multiply(instrument.contractSize()).multiply(price);
  }

  private static Optional<BigDecimal> owed(
      BigDecimal amount, Instrument instrument, PriceBoard prices, String currency) {
    return prices
        .convert(amount.negate(), instrument.quoteCurrency(), currency)
        .map(BigDecimal::negate)
        .map(Amounts::posted);
  }

  private static BigDecimal percentOf(BigDecimal percent, BigDecimal amount) {
    return percent.multiply(amount).divide(HUNDRED, Amounts.PRECISION);
  }
}
