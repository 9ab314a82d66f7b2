package org.tradewire.trading.heatmap.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;

class LevelBytesTest {

  @Test
  void shouldReadWhatWasWritten() {
    List<HeatmapLevel> levels =
        List.of(
            level("0.0005", "1.23", "0"),
            level("80300", "90045", "0.0000000001"),
            level("1000000", "123456789012.1234567891", "0"));

    assertThat(LevelBytes.read(LevelBytes.of(levels)))
        .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(levels);
    assertThat(LevelBytes.read(LevelBytes.of(List.of()))).isEmpty();
  }

  @Test
  void shouldKeepTenDecimalsOfADensity() {
    assertThat(LevelBytes.read(LevelBytes.of(List.of(level("1", "0.12345678905", "0")))))
        .singleElement()
        .satisfies(each -> assertThat(each.longDensity()).isEqualByComparingTo("0.1234567890"));
  }

  @Test
  void shouldRefuseAnotherVersion() {
    assertThatThrownBy(() -> LevelBytes.read(new byte[] {2}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LevelBytes.read(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static HeatmapLevel level(String price, String longs, String shorts) {
    return new HeatmapLevel(new BigDecimal(price), new BigDecimal(longs), new BigDecimal(shorts));
  }
}
