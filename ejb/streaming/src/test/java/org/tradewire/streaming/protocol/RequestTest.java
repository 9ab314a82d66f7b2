package org.tradewire.streaming.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.protocol.ClientCommand.Asked;

class RequestTest {

  /** Who names a thousand channels in each frame must not make a million looks of it. */
  @Test
  void shouldGoThroughItsChannelsOnceForTheFieldsOfAll() throws RequestException {
    JsonArrayBuilder channels = Json.createArrayBuilder();
    for (int i = 0; i < 1000; i++) {
      channels.add("trades:V:S" + i);
    }
    AtomicInteger passes = new AtomicInteger();
    Request request = naming(counted(channels.build(), passes));

    List<Asked> asked = new RequestedSubscriptions(5_000).of(request, request.channelNames());

    assertThat(asked).hasSize(1000);
    assertThat(passes).hasValueLessThanOrEqualTo(2);
  }

  /** A thousand times the positions that stand at one channel would be millions. */
  @Test
  void shouldReadWhatStandsAtAChannelOnceHoweverOftenItIsNamed() throws RequestException {
    JsonObject position = Json.createObjectBuilder().add("epoch", 1).add("seq", 2).build();
    Request request =
        naming(
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("ch", "alerts")
                        .add("since", Json.createObjectBuilder().add("alerts:market", position)))
                .add("alerts")
                .build());

    List<Asked> asked = new RequestedSubscriptions(5_000).of(request, request.channelNames());

    assertThat(asked.get(0).positions()).containsEntry("alerts:market", new Position(1, 2));
    assertThat(asked.get(1).positions()).isSameAs(asked.get(0).positions());
  }

  @Test
  void shouldTakeTheFirstOfWhatStandsTwiceAtAChannel() throws RequestException {
    Request request =
        naming(
            Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("ch", "stats").add("mode", "merge"))
                .add(Json.createObjectBuilder().add("ch", "stats").add("mode", "raw"))
                .build());

    assertThat(
            new RequestedSubscriptions(5_000).of(request, List.of("stats")).get(0).options().mode())
        .isEqualTo(DeliveryMode.MERGE);
  }

  private static Request naming(JsonArray channels) throws RequestException {
    return Request.of(Json.createObjectBuilder().add("channels", channels).build());
  }

  private static JsonArray counted(JsonArray array, AtomicInteger passes) {
    return (JsonArray)
        Proxy.newProxyInstance(
            JsonArray.class.getClassLoader(),
            new Class<?>[] {JsonArray.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("iterator")) {
                passes.incrementAndGet();
              }
              return method.invoke(array, arguments);
            });
  }
}
