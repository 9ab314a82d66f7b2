package org.tradewire.streaming.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.LogPages.Page;
import org.tradewire.streaming.hub.LogPages.Place;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;

class LogPagesTest {

  private static final Channel ALL = Channel.signals();

  private final LogPages pages = new LogPages();

  @Test
  void shouldEndAtARoundNumberSoThatClientsComeToTheSamePlaces() {
    Page page = pages.cut(behind(257), log(258, 358, 10));

    assertThat(page.messages()).hasSize(43);
    assertThat(page.messages().get(42).seq()).isEqualTo(300);
    assertThat(page.more()).isTrue();
    assertThat(pages.kept(behind(257))).contains(page);
    assertThat(pages.cut(behind(300), log(301, 401, 10)).messages()).hasSize(100);
    assertThat(pages.kept(new Place(ALL, new Position(2, 257)))).isEmpty();
  }

  @Test
  void shouldKeepNothingThatEndsWithItsLog() {
    List<StreamMessage> rest = log(301, 400, 10);

    assertThat(pages.cut(behind(300), rest)).isEqualTo(new Page(rest, false));
    assertThat(pages.kept(behind(300))).isEmpty();
  }

  @Test
  void shouldEndWhereItIsLargeEnough() {
    Page page = pages.cut(behind(300), log(301, 340, 60 << 10));

    assertThat(page.messages())
        .extracting(StreamMessage::seq)
        .containsExactly(301L, 302L, 303L, 304L);
    assertThat(page.more()).isTrue();
    assertThat(pages.kept(behind(300))).contains(page);
    assertThat(pages.cut(behind(300), log(301, 301, 300 << 10)).messages()).hasSize(1);
    assertThat(pages.cut(behind(300), log(301, 401, 300 << 10)).messages()).hasSize(1);
  }

  @Test
  void shouldTakeWhatIsThereWhereNothingLiesBeforeTheRoundNumber() {
    Page page = pages.cut(behind(257), log(1_001, 1_101, 10));

    assertThat(page.messages()).hasSize(101);
    assertThat(page.more()).isTrue();
  }

  @Test
  void shouldForgetTheOldestWhereThereAreTooManyOrTheyAreTooLarge() {
    for (long seq = 0; seq <= LogPages.MOST * 100L; seq += 100) {
      pages.cut(behind(seq), log(seq + 1, seq + 101, 10));
    }
    assertThat(pages.kept(behind(0))).isEmpty();
    assertThat(pages.kept(behind(100))).isPresent();

    int large = (int) (LogPages.MOST_BYTES / 2);
    pages.cut(behind(100_000), log(100_001, 100_002, large));
    assertThat(pages.kept(behind(100))).isEmpty();
    pages.cut(behind(100_100), log(100_101, 100_102, large));
    assertThat(pages.kept(behind(100_000))).isPresent();
    pages.cut(behind(100_200), log(100_201, 100_202, large));
    assertThat(pages.kept(behind(100_000))).isEmpty();
    assertThat(pages.kept(behind(100_200))).isPresent();
  }

  @Test
  void shouldLetReadsBeginOneAfterTheOther() {
    AtomicLong now = new AtomicLong(5_000_000_000L);
    ReadPace pace = new ReadPace(1_000, now::get);

    assertThat(pace.delayNs()).isZero();
    assertThat(pace.delayNs()).isEqualTo(1_000_000);
    assertThat(pace.delayNs()).isEqualTo(2_000_000);
    now.addAndGet(2_500_000);
    assertThat(pace.delayNs()).isEqualTo(500_000);
    // Who has not read for long saves nothing up.
    now.addAndGet(1_000_000_000);
    assertThat(pace.delayNs()).isZero();
    assertThat(pace.delayNs()).isEqualTo(1_000_000);
  }

  private static Place behind(long seq) {
    return new Place(ALL, new Position(1, seq));
  }

  private static List<StreamMessage> log(long from, long to, int bytes) {
    byte[] json = new byte[bytes];
    return LongStream.rangeClosed(from, to)
        .mapToObj(seq -> StreamMessage.live(ALL, 1, seq, json))
        .toList();
  }
}
