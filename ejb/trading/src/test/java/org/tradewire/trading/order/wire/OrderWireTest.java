package org.tradewire.trading.order.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.InstrumentTerms;
import org.tradewire.trading.order.entity.OrderStatus;
import org.tradewire.trading.order.entity.OrderType;
import org.tradewire.trading.order.entity.PositionValue;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.outbox.entity.EventFixture;
import org.tradewire.trading.outbox.entity.NumberedEvent;
import org.tradewire.trading.shared.TradeSide;

/** The same order and position on the channel and in REST, to the letter. */
class OrderWireTest {

  private static final UUID CHALLENGE = UUID.fromString("11111111-2222-4333-8444-555555555555");
  private static final UUID ORDER = UUID.fromString("22222222-2222-4333-8444-555555555555");
  private static final UUID POSITION = UUID.fromString("33333333-2222-4333-8444-555555555555");
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private static final String WANTED =
      "\"client_order_id\":\"mine\",\"symbol\":\"BTC-USD\",\"side\":\"BUY\",\"type\":\"LIMIT\","
          + "\"quantity\":\"0.05\",\"price\":\"64000.1\",";
  private static final String PROTECTION =
      "\"stop_loss\":\"60000\",\"take_profit\":null,\"trailing_distance\":null,";

  @Test
  void shouldTellAnOrderToItsRoomAsItStands() {
    TradingOrder order = order();

    NumberedEvent working = OrderWire.updated(order, 7, NOON);
    order.end(OrderStatus.CANCELLED, "Not wanted any more.", NOON);
    NumberedEvent cancelled = OrderWire.updated(order, 8, NOON);

    assertThat(working.seq()).isEqualTo(7);
    assertThat(working.event().type()).isEqualTo("ORDER_UPDATED");
    assertThat(working.event().channel().name()).isEqualTo("challenge:" + CHALLENGE);
    assertThat(working.event().occurredAt()).isEqualTo(NOON);
    assertThat(EventFixture.text(working))
        .isEqualTo(told("\"status\":\"WORKING\",\"reason\":null,"));
    assertThat(EventFixture.text(cancelled))
        .isEqualTo(told("\"status\":\"CANCELLED\",\"reason\":\"Not wanted any more.\","));
  }

  private static String told(String outcome) {
    return "{\"challenge_id\":\""
        + CHALLENGE
        + "\",\"order_id\":\""
        + ORDER
        + "\","
        + WANTED
        + outcome
        + "\"fill_price\":null,\"position_id\":null,\"updated_at\":\"2026-01-31T12:00:00Z\"}";
  }

  @Test
  void shouldAnswerAnOrderInTheSameWords() {
    assertThat(text(JsonBytes.of(order(), OrderWire::order)))
        .isEqualTo(
            "{\"id\":\""
                + ORDER
                + "\","
                + WANTED
                + PROTECTION
                + "\"status\":\"WORKING\",\"reason\":null,\"fill_price\":null,\"position_id\":null,"
                + "\"closes\":false,\"created_at\":\"2026-01-31T12:00:00.000Z\",\"done_at\":null}");
  }

  @Test
  void shouldTellAPositionToItsRoom() {
    NumberedEvent opened = OrderWire.updated(position(), 9, NOON);

    assertThat(opened.event().type()).isEqualTo("POSITION_UPDATED");
    assertThat(EventFixture.text(opened))
        .isEqualTo(
            "{\"challenge_id\":\""
                + CHALLENGE
                + "\",\"position_id\":\""
                + POSITION
                + "\",\"symbol\":\"BTC-USD\",\"side\":\"BUY\",\"status\":\"OPEN\",\"quantity\":\"0.05\","
                + "\"open_price\":\"64000.1\","
                + PROTECTION
                + "\"close_price\":null,\"close_reason\":null,\"realized_pnl\":\"0.00\","
                + "\"updated_at\":\"2026-01-31T12:00:00Z\"}");
  }

  @Test
  void shouldAnswerAPositionWithWhatItWouldBring() {
    PositionValue value =
        new PositionValue(
            position(), new BigDecimal("64000.20"), new BigDecimal("9.5"), BigDecimal.ZERO);

    assertThat(text(JsonBytes.of(value, OrderWire::position)))
        .isEqualTo(
            "{\"id\":\""
                + POSITION
                + "\",\"symbol\":\"BTC-USD\",\"side\":\"BUY\",\"status\":\"OPEN\","
                + "\"opened_quantity\":\"0.05\",\"quantity\":\"0.05\",\"open_price\":\"64000.1\","
                + "\"opened_at\":\"2026-01-31T12:00:00.000Z\","
                + PROTECTION
                + "\"price\":\"64000.2\",\"floating_pnl\":\"9.50\",\"swap\":\"0.00\","
                + "\"commission\":\"1.00\",\"margin\":\"320.00\",\"realized_pnl\":\"0.00\","
                + "\"close_price\":null,\"closed_at\":null,\"close_reason\":null}");
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static TradingOrder order() {
    return new TradingOrder(
        ORDER,
        CHALLENGE,
        "mine",
        "BTC-USD",
        TradeSide.BUY,
        OrderType.LIMIT,
        new BigDecimal("0.050"),
        new BigDecimal("64000.10"),
        new Protection(new BigDecimal("60000"), null, null),
        NOON);
  }

  private static TradingPosition position() {
    return new TradingPosition(
        POSITION,
        order(),
        instrument(),
        new BigDecimal("64000.10"),
        BigDecimal.ONE,
        new BigDecimal("320"),
        NOON);
  }

  private static Instrument instrument() {
    InstrumentTerms terms =
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
            true);
    return new Instrument("BTC-USD", "BTC", "USD", BigDecimal.ONE, terms);
  }
}
