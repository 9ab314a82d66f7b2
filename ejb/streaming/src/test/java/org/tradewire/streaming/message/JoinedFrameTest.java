package org.tradewire.streaming.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;

class JoinedFrameTest {

  private final Channel tape = Channel.trades("SIMULATOR", "BTC-USD");
  private final StreamMessage one = StreamFixture.message(tape, 1);
  private final StreamMessage two = StreamFixture.message(tape, 2);
  private final StreamMessage three = StreamFixture.message(tape, 3);

  @Test
  void shouldBeMadeOnceForClientsThatAreSentTheSame() {
    JoinedFrame first = StreamMessage.frame(List.of(one, two, three));
    JoinedFrame second = StreamMessage.frame(List.of(one, two, three));
    assertThat(second.array()).isSameAs(first.array());
    assertThat(second.text()).isSameAs(first.text());
    assertThat(StreamFixture.seqs(List.of(first.text()))).containsExactly(1L, 2L, 3L);
  }

  @Test
  void shouldNotBeTakenForAnotherWithTheSameEnds() {
    StreamMessage.frame(List.of(one, two, three));
    Part note = new Part.Plain(two.json());
    StreamMessage twin = StreamFixture.message(tape, 7);
    assertThat(seqs(one, twin, three)).containsExactly(1L, 7L, 3L);
    assertThat(seqs(one, three)).containsExactly(1L, 3L);
    assertThat(seqs(one, note, three)).containsExactly(1L, 2L, 3L);
    assertThat(seqs(note, one)).containsExactly(2L, 1L);
  }

  private static List<Long> seqs(Part... parts) {
    return StreamFixture.seqs(List.of(StreamMessage.frame(List.of(parts)).text()));
  }
}
