package org.tradewire.trading.signal.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.trading.outbox.entity.DrainResult;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalTail;
import org.tradewire.trading.signal.control.TellingFigures;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.testing.RecordingBroker;

/** How much of the log is handed to the relay in one transaction. */
class SignalRelayTest {

  private final RecordingBroker broker = new RecordingBroker();

  @Test
  void shouldTellNoMoreAtATimeThanTheRelayTakesWell() {
    Log log = new Log(200, 32 << 10);
    SignalRelay relay = new SignalRelay(log, new SignalTail(), broker, new TellingFigures());
    List<Integer> batches = new ArrayList<>();
    DrainResult result;
    do {
      int before = broker.published().size();
      result = relay.drainBatch();
      List<String> batch = broker.published().subList(before, broker.published().size());
      batches.add(
          batch.stream().mapToInt(each -> each.getBytes(StandardCharsets.UTF_8).length).sum());
    } while (result == DrainResult.MORE);

    assertThat(result).isEqualTo(DrainResult.EMPTY);
    assertThat(log.told).isEqualTo(200);
    assertThat(batches).allMatch(bytes -> bytes <= SignalRelay.BATCH_BYTES).hasSizeGreaterThan(3);
  }

  @Test
  void shouldTellOneThatIsLargerThanABatch() {
    Log log = new Log(2, SignalRelay.BATCH_BYTES);
    SignalRelay relay = new SignalRelay(log, new SignalTail(), broker, new TellingFigures());

    assertThat(relay.drainBatch()).isEqualTo(DrainResult.MORE);
    assertThat(log.told).isEqualTo(1);
    assertThat(relay.drainBatch()).isEqualTo(DrainResult.EMPTY);
    assertThat(log.told).isEqualTo(2);
  }

  /** Of large signals, in memory. */
  private static final class Log extends SignalLogRepository {
    private final int last;
    private final String note;
    private long told;

    Log(int last, int bytes) {
      super(null);
      this.last = last;
      this.note = "{\"note\":\"" + "x".repeat(bytes) + "\"}";
    }

    @Override
    public OptionalLong tryDrain() {
      return OptionalLong.of(told);
    }

    @Override
    public List<NumberedSignal> after(long seq, int limit) {
      return LongStream.rangeClosed(seq + 1, Math.min(last, seq + limit))
          .mapToObj(this::event)
          .toList();
    }

    private NumberedSignal event(long seq) {
      Signal plain = SignalFixture.buy("signal-" + seq);
      Signal large =
          new Signal(
              plain.id(),
              plain.time(),
              plain.symbol(),
              plain.timeFrame(),
              plain.direction(),
              plain.confidence(),
              plain.entry(),
              plain.stop(),
              plain.targets(),
              plain.strategy(),
              plain.venue(),
              plain.indicators(),
              note,
              plain.expiresAt());
      return new NumberedSignal(
          seq,
          seq,
          SignalFixture.NOW,
          SignalHappening.CREATED,
          new StoredSignal(large, SignalCourse.BEGUN));
    }

    @Override
    public long last(Channel channel) {
      return last;
    }

    @Override
    public void told(long seq) {
      told = seq;
    }
  }
}
