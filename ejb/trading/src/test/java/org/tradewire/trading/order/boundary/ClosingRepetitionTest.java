package org.tradewire.trading.order.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.order.entity.OrderRefusal;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/** Closings under the name of an earlier one: the same again, or another one. */
class ClosingRepetitionTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String EUR = "EUR-USD";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-16T12:00:00Z"));
  private OrderDesk desk;
  private UUID position;

  @BeforeEach
  void buy() {
    desk = new OrderDesk(DATABASE, clock, "CLASSIC_10K");
    desk.price(EUR, "1.10000", "1.10010");
    position = desk.place("BUY", EUR, "2").positionId();
  }

  @Test
  void shouldRefuseToCloseAllUnderTheNameOfAPart() {
    desk.close(position, "part", "0.5");

    refused("part", null);
    assertThat(desk.close(position, "part", "0.50").repeated()).isTrue();
  }

  @Test
  void shouldRefuseItAlsoWhereTheRestWasClosedLater() {
    desk.close(position, "part", "0.5");
    clock.advance(Duration.ofSeconds(1));
    desk.close(position, "rest", null);

    refused("part", null);
    assertThat(desk.close(position, "rest", null).repeated()).isTrue();
    assertThat(desk.close(position, "rest", "1.5").repeated()).as("as much as that").isTrue();
    refused("rest", "0.5");
  }

  @Test
  void shouldRepeatThePartThatWasAllThatWasLeft() {
    desk.close(position, "all", "2");

    assertThat(desk.close(position, "all", null).repeated()).isTrue();
    assertThat(desk.view().totalTrades()).isEqualTo(1);
  }

  private void refused(String name, String lots) {
    assertThatThrownBy(() -> desk.close(position, name, lots))
        .is(Refused.as(OrderRefusal.NAME_TAKEN))
        .hasMessageContaining(name);
  }
}
