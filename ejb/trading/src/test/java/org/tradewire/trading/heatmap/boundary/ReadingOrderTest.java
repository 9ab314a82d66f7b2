package org.tradewire.trading.heatmap.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReadingOrderTest {

  private final ReadingOrder order = new ReadingOrder();
  private final TreeSet<String> symbols = new TreeSet<>(List.of("A", "B", "C", "D"));

  @Test
  void shouldBeginWithTheFirstThatGotNoTime() {
    assertThat(order.of(symbols)).containsExactly("A", "B", "C", "D");

    order.waits("C");
    order.waits("D");

    assertThat(order.of(symbols)).containsExactly("C", "D", "A", "B");
    order.waits("A");
    order.waits("B");
    assertThat(order.of(symbols)).containsExactly("A", "B", "C", "D");
  }

  @Test
  void shouldGoOnAfterASymbolThatIsGone() {
    order.of(symbols);
    order.waits("C");
    symbols.remove("C");

    assertThat(order.of(symbols)).containsExactly("D", "A", "B");
  }
}
