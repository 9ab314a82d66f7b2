package org.tradewire.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The recorder notices what must not happen. */
class ChannelRecordTest {
  private final ChannelRecord record = new ChannelRecord("client 1 on alerts");

  @Test
  void shouldBeContentWithOrderResumptionAndAnnouncedGaps() {
    record.connected();
    record.initial(1, 5);
    record.live(1, 6);
    record.skipped(7, 9);
    record.live(1, 10);
    record.connected();
    record.acknowledged(true, 1, 11);
    record.live(1, 11);
    record.connected();
    record.acknowledged(false, 1, 20);
    record.initial(1, 20);
    record.initial(2, 1);
    record.live(2, 2);

    assertThat(record.violations()).isEmpty();
    assertThat(record.received()).isEqualTo(4);
    assertThat(record.skipped()).isEqualTo(3);
    assertThat(record.resumed()).isEqualTo(1);
    assertThat(record.jumps()).isEqualTo(2);
    assertThat(record.hasReached(2, 2)).isTrue();
    assertThat(record.hasReached(2, 3)).isFalse();
    assertThat(record.since()).isEqualTo("{\"epoch\":2,\"seq\":2}");
  }

  @Test
  void shouldNoticeANumberThatComesTwice() {
    record.live(1, 1);
    record.live(1, 1);

    assertThat(record.violations()).containsExactly("client 1 on alerts got 1 behind 1");
  }

  @Test
  void shouldNoticeDisorderOverConnections() {
    record.live(1, 2);
    record.connected();
    record.live(1, 1);

    assertThat(record.violations()).hasSize(1);
  }

  @Test
  void shouldNoticeAGapThatNobodyAnnounced() {
    record.live(1, 1);
    record.live(1, 3);

    assertThat(record.violations()).singleElement().asString().contains("got 3 behind 1");
  }

  @Test
  void shouldNoticeAGapBehindAResumptionThatWasCalledComplete() {
    record.live(1, 1);
    record.connected();
    record.acknowledged(true, 1, 3);
    record.live(1, 3);

    assertThat(record.violations()).hasSize(1);
  }

  @Test
  void shouldNoticeAStateInPlaceOfACompleteResumption() {
    record.live(1, 1);
    record.connected();
    record.initial(1, 7);
    record.acknowledged(true, 1, 7);

    assertThat(record.violations()).singleElement().asString().contains("as complete");
  }

  @Test
  void shouldNoticeAStateInThePlaceOfAPartThatWasPromised() {
    record.live(1, 1);
    record.connected();
    record.acknowledged(true, 1, 500);
    record.live(1, 2);
    record.initial(1, 3);

    assertThat(record.violations()).singleElement().asString().contains("up to 500");
  }

  @Test
  void shouldAllowAStateBehindWhatWasPromised() {
    record.live(1, 1);
    record.connected();
    record.acknowledged(true, 1, 2);
    record.live(1, 2);
    record.initial(1, 9);

    assertThat(record.violations()).isEmpty();
  }

  @Test
  void shouldNoticeAStateOlderThanWhatWasSeen() {
    record.live(2, 5);
    record.initial(2, 4);
    record.initial(1, 9);

    assertThat(record.violations()).hasSize(2);
  }

  @Test
  void shouldCountAnOlderStateOfAnotherNode() {
    record.live(2, 5);
    record.connected();
    record.initial(2, 4);
    record.live(2, 5);

    assertThat(record.violations()).isEmpty();
    assertThat(record.stepsBack()).isEqualTo(1);
  }

  @Test
  void shouldNoticeSkippedRangesThatDoNotFollow() {
    record.live(1, 5);
    record.skipped(7, 8);
    record.live(1, 9);

    assertThat(record.violations()).singleElement().asString().contains("7 to 8");
  }

  @Test
  void shouldNoticeALateMessageOfAnEarlierEpoch() {
    record.initial(2, 1);
    record.live(1, 50);

    assertThat(record.violations()).hasSize(1);
  }
}
