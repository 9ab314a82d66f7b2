package org.tradewire.trading.heatmap.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.Picture;

class ToldPicturesTest {

  private static final String SYMBOL = "BTC-USDT";
  private static final BigDecimal BUCKET = new BigDecimal("100");

  private final ToldPictures told = new ToldPictures();

  @Test
  void shouldTellEqualLevelsOnce() {
    assertThat(told.message(SYMBOL, picture("98000", "12.344"), 1)).isPresent();
    // Another price, and a density that is shown the same.
    assertThat(told.message(SYMBOL, picture("98001", "12.3401"), 2)).isEmpty();
    assertThat(told.message(SYMBOL, picture("98001", "12.346"), 3)).isPresent();
  }

  @Test
  void shouldTellWhatIsThereNowWhereAnotherPictureWasPrepared() {
    told.prepare(SYMBOL, picture("98000", "12.34"));
    told.prepare(SYMBOL, picture("98000", "56.78"));

    assertThat(message(picture("98001", "90.12"), 1)).contains("90.12", "98001");
    told.prepare(SYMBOL, picture("98002", "90.12"));
    assertThat(told.message(SYMBOL, picture("98002", "90.12"), 2)).as("told already").isEmpty();
  }

  @Test
  void shouldMakeTheSameMessageOfWhatWasPrepared() {
    ToldPictures other = new ToldPictures();
    told.prepare(SYMBOL, picture("98000", "12.34"));

    assertThat(message(picture("98000", "12.34"), 5))
        .isEqualTo(text(other.message(SYMBOL, picture("98000", "12.34"), 5)));
  }

  private String message(Picture picture, long nowMs) {
    return text(told.message(SYMBOL, picture, nowMs));
  }

  private static String text(Optional<StateUpdate> update) {
    return new String(update.orElseThrow().begun(), StandardCharsets.UTF_8);
  }

  @Test
  void shouldTellAgainWhatCouldNotBeWritten() {
    Picture unwritable = picture("1E+70", "12.34");
    assertThatThrownBy(() -> told.message(SYMBOL, unwritable, 1))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(told.message(SYMBOL, picture("98000", "12.34"), 2)).isPresent();
  }

  private static Picture picture(String close, String density) {
    HeatmapLevel level =
        new HeatmapLevel(new BigDecimal("97000"), new BigDecimal(density), BigDecimal.ZERO);
    HeatmapSnapshot snapshot =
        new HeatmapSnapshot(0, new BigDecimal(close), List.of(level), 0, 0, BigDecimal.ZERO);
    return new Picture(snapshot, HeatmapModel.ISOLATED_MARGIN, BUCKET, true);
  }
}
