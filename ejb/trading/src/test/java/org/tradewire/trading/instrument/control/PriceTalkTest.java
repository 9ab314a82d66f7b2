package org.tradewire.trading.instrument.control;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PriceTalkTest {

  @Test
  void shouldBeHeardAsItWasSaid() {
    PriceTalk.Said said =
        new PriceTalk.Said(
            "node-1",
            Map.of(
                "BTC-USD",
                List.of(
                    new VenueSight("COINBASE", 1_799_999_999_000_000_000L, 17, price("134500.02")),
                    new VenueSight(
                        "KRAKEN", 1_799_999_998_000_000_000L, VenueSight.NEVER, price("1E+5"))),
                "PEPE-USD",
                List.of(new VenueSight("KRAKEN", 1, 1, price("0.00000000123")))));

    PriceTalk.Said heard = PriceTalk.hear(PriceTalk.say(said));

    assertThat(heard.node()).isEqualTo("node-1");
    assertThat(heard.sights()).containsOnlyKeys("BTC-USD", "PEPE-USD");
    assertThat(heard.sights().get("PEPE-USD")).isEqualTo(said.sights().get("PEPE-USD"));
    assertThat(heard.sights().get("BTC-USD").get(1).isWell()).isFalse();
    assertThat(heard.sights().get("BTC-USD").get(1).twiceMiddle()).isEqualByComparingTo("100000");
  }

  @Test
  void shouldLeaveOutWhatItDoesNotUnderstand() {
    String said =
        "node-1\nBTC-USD A 1 2 3 more\nBTC-USD A -1 2 3\nBTC-USD A 9999999999999999999 2 3\n"
            + "BTC-USD A 1 2 1e9\nBTC-USD A 1 2 3";

    assertThat(PriceTalk.hear(said.getBytes(US_ASCII)).sights().get("BTC-USD"))
        .containsExactly(new VenueSight("A", 1, 2, price("3")));
  }

  /**
   * Whatever one byte of it becomes: the other line is heard, and what is heard can be said again.
   */
  @Property
  void shouldHearTheOtherLinesOfWhatIsBroken(
      @ForAll byte broken, @ForAll @IntRange(min = 7, max = 37) int place) {
    byte[] bytes = "node-1\nBTC-USD KRAKEN 17 18 1345.00002\nETH-USD A 1 2 3".getBytes(US_ASCII);
    bytes[place] = broken;

    PriceTalk.Said heard = PriceTalk.hear(bytes);

    assertThat(heard.sights().get("ETH-USD"))
        .containsExactly(new VenueSight("A", 1, 2, price("3")));
    assertThat(PriceTalk.hear(PriceTalk.say(heard)).sights()).isEqualTo(heard.sights());
  }

  @Property
  void shouldHearNothingInNoise(@ForAll byte[] bytes) {
    assertThat(PriceTalk.hear(bytes).sights()).isEmpty();
  }

  private static BigDecimal price(String text) {
    return new BigDecimal(text);
  }
}
