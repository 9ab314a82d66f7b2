package org.tradewire.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.signal.entity.SignalRefusal;

class AnswerSlotsTest {

  private final AnswerSlots slots = new AnswerSlots(2, SignalRefusal::exportsBusy);
  private final List<String> sent = new ArrayList<>();

  @Test
  void shouldSendOneAtATimeToEach() throws IOException {
    slots.send(
        "one",
        () -> {
          assertThatThrownBy(() -> slots.send("one", () -> sent.add("second of one")))
              .isInstanceOf(Refusal.class);
          slots.send("two", () -> sent.add("two"));
          sent.add("one");
        });

    slots.send("one", () -> sent.add("one again"));

    assertThat(sent).containsExactly("two", "one", "one again");
  }

  @Test
  void shouldHaveRoomAgainAfterAFailure() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  slots.send(
                      "one",
                      () -> {
                        throw new IOException("the reader is gone");
                      }))
          .hasMessage("the reader is gone");
    }

    slots.send("one", () -> sent.add("one"));

    assertThat(sent).containsExactly("one");
  }
}
