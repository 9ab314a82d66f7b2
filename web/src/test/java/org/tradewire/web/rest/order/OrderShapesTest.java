package org.tradewire.web.rest.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.InstrumentTerms;
import org.tradewire.trading.order.entity.OrderType;
import org.tradewire.trading.order.entity.PositionValue;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.order.wire.OrderWire;
import org.tradewire.trading.shared.TradeSide;
import org.tradewire.web.rest.SchemaCheck;

class OrderShapesTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final BigDecimal PRICE = new BigDecimal("64000.10");

  private final SchemaCheck check = new SchemaCheck(OrderShapes.all());

  @Test
  void shouldDescribeAWorkingOrder() {
    TradingOrder order = order(OrderType.LIMIT, PRICE);

    assertThat(check.violations("Order", order, OrderWire::order)).isEmpty();
  }

  @Test
  void shouldDescribeAnOrderAtMarketThatWasFilled() {
    TradingOrder order = order(OrderType.MARKET, null);
    order.fill(PRICE, UUID.randomUUID(), NOW);

    assertThat(check.violations("Order", order, OrderWire::order)).isEmpty();
  }

  @Test
  void shouldDescribeAPositionWithAndWithoutAPrice() {
    TradingPosition position =
        new TradingPosition(
            UUID.randomUUID(),
            order(OrderType.MARKET, null),
            instrument(),
            PRICE,
            new BigDecimal("1"),
            new BigDecimal("320"),
            NOW);
    PositionValue valued = new PositionValue(position, PRICE, BigDecimal.TEN, BigDecimal.ZERO);

    assertThat(check.violations("Position", valued, OrderWire::position)).isEmpty();
    assertThat(
            check.violations(
                "Position", new PositionValue(position, null, null, null), OrderWire::position))
        .isEmpty();
  }

  private static TradingOrder order(OrderType type, BigDecimal price) {
    return new TradingOrder(
        UUID.randomUUID(),
        UUID.randomUUID(),
        null,
        "BTC-USD",
        TradeSide.BUY,
        type,
        new BigDecimal("0.05"),
        price,
        new Protection(new BigDecimal("60000"), null, null),
        NOW);
  }

  private static Instrument instrument() {
    return new Instrument(
        "BTC-USD",
        "BTC",
        "USD",
        BigDecimal.ONE,
        new InstrumentTerms(
            new BigDecimal("0.01"),
            new BigDecimal("0.01"),
            new BigDecimal("0.01"),
            new BigDecimal("0.01"),
            BigDecimal.TEN,
            BigDecimal.TEN,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            null,
            List.of(),
            true));
  }
}
