package org.tradewire.trading.heatmap.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.heatmap.entity.LeveragedLevels.Item;

class LeveragedLevelsTest {
  private final LeveragedLevels levels =
      levels(
          7,
          item("200", LevelSide.SHORT, 5, "1"),
          item("300", LevelSide.SHORT, 10, "2"),
          item("300", LevelSide.SHORT, 5, "4"),
          item("100", LevelSide.LONG, null, "8"),
          item("100", LevelSide.LONG, 100, "16"),
          item("150", LevelSide.LONG, 100, "32"));

  @Test
  void shouldSumWhatLiesBetweenThePriceAndAnItem() {
    assertThat(texts(levels))
        .containsExactly(
            "100 LONG 100",
            "100 LONG null",
            "150 LONG 100",
            "200 SHORT 5",
            "300 SHORT 5",
            "300 SHORT 10");
    assertThat(levels.cumulative())
        .extracting(BigDecimal::intValue)
        .containsExactly(56, 56, 32, 1, 7, 7);
  }

  @Test
  void shouldLeaveOutOtherLeveragesAndUnknownOnesAlsoInSums() {
    LeveragedLevels some = levels.of(Set.of(5, 100));

    assertThat(texts(some))
        .containsExactly("100 LONG 100", "150 LONG 100", "200 SHORT 5", "300 SHORT 5");
    assertThat(some.cumulative()).extracting(BigDecimal::intValue).containsExactly(48, 32, 1, 5);
    assertThat(levels.of(Set.of())).isEqualTo(levels);
  }

  @Test
  void shouldAddUpWiderBuckets() {
    LeveragedLevels wider = levels.inBuckets(new BigDecimal("100"));

    assertThat(texts(wider))
        .containsExactly(
            "100 LONG 100", "100 LONG null", "200 SHORT 5", "300 SHORT 5", "300 SHORT 10");
    assertThat(wider.items().get(0).density()).isEqualByComparingTo("48");
  }

  @Test
  void shouldAddUpVenuesAtThePriceOfTheMostRecent() {
    LeveragedLevels later =
        new LeveragedLevels(
            9, new BigDecimal("181"), List.of(item("150.0", LevelSide.LONG, 100, "1")));

    LeveragedLevels sum = LeveragedLevels.sum(List.of(levels, later));

    assertThat(sum.close()).isEqualByComparingTo("181");
    assertThat(sum.openTimeMs()).isEqualTo(9);
    assertThat(sum.items()).hasSize(6);
    assertThat(sum.items().get(2).density()).isEqualByComparingTo("33");
  }

  private static LeveragedLevels levels(long openTimeMs, Item... items) {
    return new LeveragedLevels(openTimeMs, new BigDecimal("180"), List.of(items));
  }

  private static Item item(String price, LevelSide side, Integer leverage, String density) {
    return new Item(new BigDecimal(price), side, leverage, new BigDecimal(density));
  }

  private static List<String> texts(LeveragedLevels levels) {
    return levels.items().stream()
        .map(each -> each.price() + " " + each.side() + " " + each.leverage())
        .toList();
  }
}
