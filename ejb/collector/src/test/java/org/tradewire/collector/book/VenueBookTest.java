package org.tradewire.collector.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tradewire.collector.market.LevelList;

class VenueBookTest {

  private final VenueBook book = new VenueBook();

  @Property
  void shouldEqualASortedMapWhateverTheChanges(@ForAll("changes") List<Change> changes) {
    TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    LevelList list = new LevelList();
    for (Change change : changes) {
      TreeMap<BigDecimal, BigDecimal> side = change.ask() ? asks : bids;
      BigDecimal price = BigDecimal.valueOf(change.price(), change.scale());
      side.remove(price);
      if (change.quantity() > 0) {
        side.put(price, BigDecimal.valueOf(change.quantity()));
      }
      list.add(change.ask(), change.price(), change.scale(), change.quantity(), 0);
    }
    book.replace(new LevelList());

    book.apply(list);

    assertThat(levels(book)).isEqualTo(texts(bids, asks));
    assertThat(book.bidCount()).isEqualTo(bids.size());
    assertThat(book.askCount()).isEqualTo(asks.size());
    assertThat(book.crossed())
        .isEqualTo(
            !bids.isEmpty() && !asks.isEmpty() && bids.firstKey().compareTo(asks.firstKey()) >= 0);
  }

  @Example
  void shouldOrderByValueWhenScalesDiffer() {
    book.apply(
        new LevelList()
            .add(true, 148024, 4, 1, 0)
            .add(true, 1480, 2, 2, 0)
            .add(true, 149, 1, 3, 0)
            .add(false, 147, 1, 4, 0)
            .add(false, 147001, 4, 5, 0));

    assertThat(levels(book))
        .containsExactly(
            "bid 14.7001 5", "bid 14.7 4", "ask 14.80 2", "ask 14.8024 1", "ask 14.9 3");
    assertThat(book.crossed()).isFalse();
  }

  @Example
  void shouldTreatPricesAsOneLevelWhenOnlyTrailingZerosDiffer() {
    book.apply(new LevelList().add(true, 1480, 2, 2, 0).add(true, 148, 1, 7, 0));

    assertThat(levels(book)).containsExactly("ask 14.8 7");

    book.apply(new LevelList().add(true, 1480000, 5, 0, 8));

    assertThat(levels(book)).isEmpty();
  }

  @Example
  void shouldForgetOldLevelsWhenReplaced() {
    book.apply(new LevelList().add(false, 10, 0, 1, 0).add(true, 20, 0, 1, 0));

    book.replace(
        new LevelList().add(true, 21, 0, 1, 0).add(false, 11, 0, 1, 0).add(true, 19, 0, 0, 0));

    assertThat(levels(book)).containsExactly("bid 11 1", "ask 21 1");
  }

  @Example
  void shouldBeCrossedWhenBestPricesMeet() {
    book.apply(new LevelList().add(false, 10, 0, 1, 0).add(true, 100, 1, 1, 0));

    assertThat(book.crossed()).isTrue();
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.longs().between(1, 300),
            Arbitraries.integers().between(0, 2),
            Arbitraries.longs().between(0, 3))
        .as(Change::new)
        .list()
        .ofMaxSize(400);
  }

  record Change(boolean ask, long price, int scale, long quantity) {}

  static List<String> levels(VenueBook book) {
    List<String> texts = new ArrayList<>();
    book.forEach(
        (ask, price, priceScale, quantity, quantityScale) ->
            texts.add(
                (ask ? "ask " : "bid ")
                    + BigDecimal.valueOf(price, priceScale).toPlainString()
                    + " "
                    + BigDecimal.valueOf(quantity, quantityScale).toPlainString()));
    return texts;
  }

  /** A key keeps the scale of the text that came last: it was removed before it was put. */
  private static List<String> texts(
      Map<BigDecimal, BigDecimal> bids, Map<BigDecimal, BigDecimal> asks) {
    List<String> texts = new ArrayList<>();
    bids.forEach((price, quantity) -> texts.add("bid " + price.toPlainString() + " " + quantity));
    asks.forEach((price, quantity) -> texts.add("ask " + price.toPlainString() + " " + quantity));
    return texts;
  }
}
