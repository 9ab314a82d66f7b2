package org.tradewire.collector.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.collector.RingContents;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.market.MarketDataSource;
import org.tradewire.feed.ring.VenueFeedWriter;

class DutiesTest {

  private static final long START = 7_000;

  @TempDir Path directory;
  private VenueFeedWriter writer;
  private VenueFeed feed;

  @BeforeEach
  void open() {
    writer = VenueFeedWriter.open(directory, "SIMULATOR", 64, 256, () -> 1_000_000_000L);
    feed = new VenueFeed(writer);
  }

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void shouldWorkAtOnceAndThenOncePerPeriodWhenRepeated() {
    List<Long> done = new ArrayList<>();
    long[] now = {START};
    Duty duty = Duty.every(100, () -> done.add(now[0] - START));

    for (long at : new long[] {0, 50, 99, 100, 199, 450, 549, 550}) {
      now[0] = START + at;
      duty.poll(now[0]);
    }

    assertThat(done).containsExactly(0L, 100L, 450L, 550L);
    assertThat(duty.poll(START + 560)).isEqualTo(90);
  }

  @Test
  void shouldWriteRequestedBooksAFewAtATime() {
    for (String symbol : List.of("A-USD", "B-USD", "C-USD", "D-USD", "E-USD")) {
      feed.onFullBook(symbol, new LevelList(), 0);
    }
    RequestedBooks requested = new RequestedBooks(feed, 2);
    assertThat(requested.poll(START)).as("nobody has asked").isEqualTo(Long.MAX_VALUE);
    long before = writer.bookRecords();
    feed.requestFullBooks();
    List<Long> written = new ArrayList<>();

    long at = START + RequestedBooks.DISTANCE_NS;
    assertThat(requested.poll(at - 1)).isEqualTo(1);
    for (int turn = 0; turn < 5; turn++) {
      requested.poll(at + turn * RequestedBooks.DISTANCE_NS);
      written.add(writer.bookRecords() - before);
    }

    assertThat(written).containsExactly(2L, 4L, 5L, 5L, 5L);
    try (RingContents ring = new RingContents(directory, "SIMULATOR")) {
      List<String> records = ring.read().bookRecords();
      assertThat(records.subList(5, 10)).containsExactlyElementsOf(records.subList(0, 5));
    }
  }

  @Test
  void shouldWriteEverySymbolOnceInAPeriodAtEvenDistances() {
    for (String symbol : List.of("A-USD", "B-USD", "C-USD", "D-USD", "E-USD")) {
      feed.onFullBook(symbol, new LevelList(), 0);
    }
    FullBookRound round = new FullBookRound(feed, 5000);
    List<Long> written = new ArrayList<>();
    try (RingContents ring = new RingContents(directory, "SIMULATOR")) {
      for (long at = 0; at <= 5000; at += 100) {
        int before = ring.read().bookRecords().size();
        round.poll(START + at);
        if (ring.read().bookRecords().size() > before) {
          written.add(at);
        }
      }
      assertThat(written).containsExactly(1000L, 2000L, 3000L, 4000L, 5000L);
      assertThat(ring.bookRecords().subList(5, 10))
          .containsExactlyElementsOf(ring.bookRecords().subList(0, 5));
    }
  }

  @Test
  void shouldNotMakeUpForMissedTurnsWhenHeldUp() {
    feed.onFullBook("A-USD", new LevelList(), 0);
    FullBookRound round = new FullBookRound(feed, 5000);
    round.poll(START);

    assertThat(round.poll(START + 60_000)).isEqualTo(5000);
    assertThat(round.poll(START + 60_001)).isEqualTo(4999);
    assertThat(feed.health().toString()).contains("full_books=2");
  }

  @Test
  void shouldAnnounceOnceWhenAllPromisedBooksAreThere() {
    List<String> output = new ArrayList<>();
    ReadyAnnouncement ready =
        new ReadyAnnouncement("COINBASE", promising(2), feed, 5000, output::add);

    ready.poll(START);
    feed.onFullBook("A-USD", new LevelList(), 0);
    ready.poll(START + 4999);
    assertThat(output).isEmpty();

    feed.onFullBook("B-USD", new LevelList(), 0);
    ready.poll(START + 5000);
    assertThat(ready.poll(START + 5001)).isEqualTo(Long.MAX_VALUE);

    assertThat(output).containsExactly("collector ready venue=COINBASE symbols=2");
  }

  @Test
  void shouldAnnounceWithoutTheMissingBooksWhenPatienceEnds() {
    List<String> output = new ArrayList<>();
    ReadyAnnouncement ready =
        new ReadyAnnouncement("COINBASE", promising(2), feed, 5000, output::add);
    feed.onFullBook("A-USD", new LevelList(), 0);

    ready.poll(START);
    ready.poll(START + 5000);

    assertThat(output).containsExactly("collector ready venue=COINBASE symbols=1");
  }

  @Test
  void shouldNeverAnnounceWhenThereIsNoBook() {
    List<String> output = new ArrayList<>();
    ReadyAnnouncement ready =
        new ReadyAnnouncement("COINBASE", promising(0), feed, 5000, output::add);

    ready.poll(START);
    ready.poll(START + 60_000);

    assertThat(output).isEmpty();
  }

  private static MarketDataSource promising(int books) {
    return new MarketDataSource() {
      @Override
      public long poll(long nowNs) {
        return Long.MAX_VALUE;
      }

      @Override
      public int expectedBooks() {
        return books;
      }

      @Override
      public HealthReport health() {
        return new HealthReport();
      }

      @Override
      public void close() {}
    };
  }
}
