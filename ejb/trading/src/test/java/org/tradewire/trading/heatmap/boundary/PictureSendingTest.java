package org.tradewire.trading.heatmap.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.Publication;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.Picture;
import org.tradewire.trading.heatmap.entity.SymbolSettings;

/** The pictures of two symbols whose candles close at one instant. */
class PictureSendingTest {

  private static final String ETH = "ETH-USDT";
  private static final String SOL = "SOL-USDT";

  private static final String ETH_DEFAULT = "heatmap:ETH-USDT";
  private static final String ETH_CLASSIC = "heatmap:ETH-USDT:classic";
  private static final String SOL_DEFAULT = "heatmap:SOL-USDT";
  private static final String SOL_CLASSIC = "heatmap:SOL-USDT:classic";

  /** What the relay was sent, and what was waited for, in their order. */
  private final List<String> happened = new ArrayList<>();

  private final Set<String> unsendable = new HashSet<>();
  private final Set<String> unconfirmed = new HashSet<>();
  private final Map<String, Pictures> works = new HashMap<>();

  private final StreamBroker broker =
      (StreamBroker)
          Proxy.newProxyInstance(
              StreamBroker.class.getClassLoader(),
              new Class<?>[] {StreamBroker.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "leaseAll" ->
                        ((List<?>) arguments[0]).stream().map(any -> OptionalLong.of(1)).toList();
                    case "breaks" -> 0L;
                    case "sendAllNext" -> send((StateUpdate) ((List<?>) arguments[0]).get(0));
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  private final Leases leases = new Leases(broker, () -> 0);
  private final PictureSending sending = new PictureSending(leases, Clock.systemUTC());

  private Publication send(StateUpdate update) {
    String channel = update.channel().name();
    if (unsendable.contains(channel)) {
      throw new IllegalStateException("cannot be sent: " + channel);
    }
    happened.add(channel);
    return () -> {
      happened.add("confirmed " + channel);
      if (unconfirmed.contains(channel)) {
        throw new RelayUnavailableException(channel, null);
      }
      return true;
    };
  }

  @BeforeEach
  void hold() {
    for (String symbol : List.of(ETH, SOL)) {
      leases.want(HeatmapPublisher.key(symbol));
      works.put(symbol, new Pictures());
    }
    leases.renew();
  }

  @Test
  void shouldSendTheDefaultPicturesOfAllSymbolsBeforeItWaitsForAny() throws Exception {
    send(ETH);
    send(SOL);
    assertThat(happened).containsExactly(ETH_DEFAULT, SOL_DEFAULT);

    sending.confirm();

    assertThat(happened)
        .containsExactly(
            ETH_DEFAULT,
            SOL_DEFAULT,
            ETH_CLASSIC,
            SOL_CLASSIC,
            "confirmed " + ETH_DEFAULT,
            "confirmed " + SOL_DEFAULT,
            "confirmed " + ETH_CLASSIC,
            "confirmed " + SOL_CLASSIC);
    assertThat(untold()).isEmpty();
  }

  @Test
  void shouldSendEqualPicturesOnce() throws Exception {
    turn();
    happened.clear();

    works.get(SOL).price = new BigDecimal("151");
    turn();

    assertThat(sent()).containsExactly(SOL_DEFAULT, SOL_CLASSIC);
  }

  @Test
  void shouldSendAllOthersWhereADefaultPictureCannotBeSent() throws Exception {
    unsendable.add(ETH_DEFAULT);

    assertThatThrownBy(() -> send(ETH)).hasMessage("cannot be sent: " + ETH_DEFAULT);
    send(SOL);
    sending.confirm();
    assertThat(sent()).containsExactly(SOL_DEFAULT, ETH_CLASSIC, SOL_CLASSIC);

    unsendable.clear();
    happened.clear();
    turn();
    assertThat(sent()).as("what was not sent alone").containsExactly(ETH_DEFAULT);
  }

  @Test
  void shouldSendAllOthersWhereThePictureOfAnotherModelCannotBeSent() throws Exception {
    unsendable.add(ETH_CLASSIC);
    send(ETH);
    send(SOL);

    assertThatThrownBy(sending::confirm).hasMessage("cannot be sent: " + ETH_CLASSIC);

    assertThat(sent()).containsExactly(ETH_DEFAULT, SOL_DEFAULT, SOL_CLASSIC);
    assertThat(happened).contains("confirmed " + SOL_CLASSIC);
    assertThat(untold()).containsExactly(ETH);

    unsendable.clear();
    happened.clear();
    turn();
    assertThat(sent()).as("what was not sent alone").containsExactly(ETH_CLASSIC);
    assertThat(untold()).isEmpty();
  }

  @Test
  void shouldMakeAllOthersWhereAPictureCannotBeMade() throws Exception {
    works.get(ETH).broken = HeatmapModel.CLASSIC;
    send(ETH);
    send(SOL);

    assertThatThrownBy(sending::confirm).hasMessage("cannot be made");

    assertThat(sent()).containsExactly(ETH_DEFAULT, SOL_DEFAULT, SOL_CLASSIC);
    assertThat(untold()).containsExactly(ETH);
  }

  @Test
  void shouldSendAgainWhatWasNotConfirmedAndNothingElse() throws Exception {
    unconfirmed.add(ETH_DEFAULT);
    send(ETH);
    send(SOL);

    assertThatThrownBy(sending::confirm).isInstanceOf(RelayUnavailableException.class);
    assertThat(happened).contains("confirmed " + SOL_CLASSIC);
    assertThat(untold()).containsExactly(ETH);

    unconfirmed.clear();
    happened.clear();
    turn();
    assertThat(sent()).containsExactly(ETH_DEFAULT);
  }

  private void turn() throws RelayUnavailableException {
    send(ETH);
    send(SOL);
    sending.confirm();
  }

  private void send(String symbol) {
    SymbolSettings settings = SymbolSettings.standard(symbol, new BigDecimal("150"), Instant.EPOCH);
    sending.send(HeatmapPublisher.key(symbol), symbol, settings, works.get(symbol), null);
  }

  private List<String> sent() {
    return happened.stream().filter(each -> !each.startsWith("confirmed ")).toList();
  }

  private List<String> untold() {
    return works.keySet().stream().filter(each -> works.get(each).isUntold()).sorted().toList();
  }

  /** One level at a price. */
  private static final class Pictures extends SymbolWork {
    private BigDecimal price = new BigDecimal("150");

    /** Null where all pictures can be made. */
    private HeatmapModel broken;

    @Override
    Optional<Picture> picture(HeatmapModel model, SymbolSettings settings, HeatmapInputs inputs) {
      if (model == broken) {
        throw new IllegalStateException("cannot be made");
      }
      HeatmapLevel level = new HeatmapLevel(price, BigDecimal.TEN, BigDecimal.ZERO);
      HeatmapSnapshot snapshot =
          new HeatmapSnapshot(0, price, List.of(level), 1, 0, BigDecimal.ZERO);
      return Optional.of(new Picture(snapshot, model, settings.model().bucket(), true));
    }
  }
}
