package org.tradewire.streaming.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;

class RelayRecordTest {

  private static final Channel CHANNEL = Channel.trades("SIMULATOR", "BTC-USD");

  @Property
  void shouldReadWhatItWrites(
      @ForAll long epoch,
      @ForAll long seq,
      @ForAll long time,
      @ForAll boolean initial,
      @ForAll boolean keyed,
      @ForAll String key,
      @ForAll byte[] json) {
    StreamMessage message =
        initial
            ? StreamMessage.initial(CHANNEL, epoch, seq, json)
            : StreamMessage.live(CHANNEL, epoch, seq, json);
    // Half a surrogate pair has no UTF-8 form.
    String text = key.codePoints().allMatch(c -> c < 0xD800 || c > 0xDFFF) ? key : "k";
    message = message.withKey(keyed ? text : null).withSourceTimeNs(time);

    StreamMessage copy = RelayRecord.decode(CHANNEL, RelayRecord.encode(message));

    assertThat(copy).usingRecursiveComparison().isEqualTo(message);
  }

  @Property
  void shouldReadJoinedMessagesAsTheyWereJoined(
      @ForAll long epoch,
      @ForAll @LongRange(max = 1L << 60) long seq,
      @ForAll long time,
      @ForAll @Size(min = 2, max = 20) List<byte[]> envelopes) {
    List<StreamMessage> parts = new ArrayList<>();
    for (byte[] json : envelopes) {
      parts.add(
          StreamMessage.live(CHANNEL, epoch, seq + parts.size(), json).withSourceTimeNs(time));
    }
    StreamMessage joined = StreamMessage.joined(parts);

    StreamMessage copy = RelayRecord.decode(CHANNEL, RelayRecord.encode(joined));

    assertThat(copy).usingRecursiveComparison().isEqualTo(joined);
    assertThat(copy.firstSeq()).isEqualTo(seq);
    assertThat(copy.seq()).isEqualTo(seq + envelopes.size() - 1);
  }

  @Property
  void shouldRefuseOthersBytes(@ForAll byte[] bytes) {
    Throwable refusal = catchThrowable(() -> RelayRecord.decode(CHANNEL, bytes));
    if (refusal != null) {
      assertThat(refusal)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(bytes.length + " bytes");
    }
  }
}
