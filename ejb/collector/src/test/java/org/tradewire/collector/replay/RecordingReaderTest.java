package org.tradewire.collector.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.collector.RememberedLog;
import org.tradewire.collector.replay.RecordedMessage.Direction;
import org.tradewire.collector.venue.RefusedMessages;

class RecordingReaderTest {

  @TempDir Path directory;
  private final RefusedMessages refusals = new RefusedMessages("test");

  @Test
  void shouldReadMessagesInOrderWhenLinesAreWhole() throws IOException {
    List<RecordedMessage> messages =
        read(
            """
            {"ts":"1618677816.8434298","conn":"ws.28","dir":"connect","url":"wss://example.org"}
            {"ts":"1618677817.020616","conn":"ws.28","dir":"send","data":"{\\"type\\":\\"subscribe\\"}"}

            {"dir":"recv","data":"{\\"type\\":\\"é\\"}","extra":{"a":[1]},"ts":1618677818}
            {"ts":"1618677819.5","dir":"http","url":"https://example.org","data":"[]"}""");

    assertThat(messages)
        .containsExactly(
            new RecordedMessage(
                1, "ws.28", 1_618_677_816_843_429_800L, Direction.CONNECT, "wss://example.org", ""),
            new RecordedMessage(
                2,
                "ws.28",
                1_618_677_817_020_616_000L,
                Direction.SEND,
                "",
                "{\"type\":\"subscribe\"}"),
            new RecordedMessage(
                4, "", 1_618_677_818_000_000_000L, Direction.RECV, "", "{\"type\":\"é\"}"),
            new RecordedMessage(
                5, "", 1_618_677_819_500_000_000L, Direction.HTTP, "https://example.org", "[]"));
    assertThat(refusals.count()).isZero();
  }

  @Test
  void shouldNameTheLineAndGoOnWhenALineIsNoMessage() throws IOException {
    try (RememberedLog log = new RememberedLog(RefusedMessages.class)) {
      List<RecordedMessage> messages =
          read(
              """
              hello
              {"ts":"1","dir":"recv","data":"a"}
              {"ts":"1","dir":"recv","data":"cut
              []
              {"dir":"recv","data":"b"}
              {"ts":"soon","dir":"recv","data":"b"}
              {"ts":"99999999999999","dir":"recv","data":"b"}
              {"ts":"2","dir":"sideways","data":"b"}
              {"ts":"2","dir":"recv","data":{"type":"match"}}
              {"ts":"2","dir":"recv","data":"b"} {"ts":"2","dir":"recv","data":"c"}
              {"type":"match"},
              {"data":[{"a":1}]}]
              [1,{"a":2}] more
              {"ts":"2","dir":"recv","data":"b"}
              """);

      assertThat(messages).extracting(RecordedMessage::data).containsExactly("a", "b");
      assertThat(refusals.count()).isEqualTo(12);
      assertThat(log.messages())
          .hasSize(12)
          .allSatisfy(line -> assertThat(line).contains("event=refused", "is left out: "));
      assertThat(log.messages().get(0)).contains("Line 1 of ");
      assertThat(log.messages().get(1)).contains("Line 3 of ");
      assertThat(log.messages().get(7)).contains("Line 9 of ", "\"data\" is not a text.");
      assertThat(log.messages().get(8)).contains("Line 10 of ", "more behind its JSON object.");
    }
  }

  @Test
  void shouldTakeTheLineItselfWhenItHasNoEnvelope() throws IOException {
    String object = "{\"channel\":\"book\",\"data\":[{\"symbol\":\"BTC/USD\"}]}";
    List<RecordedMessage> messages =
        read("{\"ts\":\"3\",\"dir\":\"recv\",\"data\":\"a\"}\n" + object + "\n[1,{\"a\":2}]\n");

    assertThat(messages)
        .containsExactly(
            new RecordedMessage(1, "", 3_000_000_000L, Direction.RECV, "", "a"),
            new RecordedMessage(2, "", 3_000_000_000L, Direction.RECV, "", object),
            new RecordedMessage(3, "", 3_000_000_000L, Direction.RECV, "", "[1,{\"a\":2}]"));
    assertThat(refusals.count()).isZero();
  }

  @Test
  void shouldSayOneSentenceWhenTheFileIsMissingOrADirectory() {
    Path missing = directory.resolve("missing.jsonl");

    assertThatThrownBy(() -> RecordingReader.open(missing, refusals))
        .isInstanceOf(RecordingException.class)
        .hasMessage("There is no recording " + missing + ".");
    assertThatThrownBy(() -> RecordingReader.open(directory, refusals))
        .isInstanceOf(RecordingException.class)
        .hasMessage(directory + " is a directory, not a recording.");
  }

  @Test
  void shouldCutALineWhenItIsLongerThanAnyMessage() throws IOException {
    byte[] text = new byte[BoundedLines.MAX_LENGTH + 100_000];
    Arrays.fill(text, (byte) 'x');
    text[text.length - 3] = '\n';
    try (BoundedLines lines = new BoundedLines(new ByteArrayInputStream(text))) {
      assertThat(lines.next()).hasSize(BoundedLines.MAX_LENGTH);
      assertThat(lines.next()).isEqualTo("xx");
      assertThat(lines.number()).isEqualTo(2);
      assertThat(lines.next()).isNull();
    }
  }

  @Test
  void shouldKeepLinesWholeWhenTheyCrossChunks() throws IOException {
    String line = "é".repeat(40_000);
    String text = line + "\n\n" + line + "\n";
    try (BoundedLines lines = new BoundedLines(new ByteArrayInputStream(text.getBytes(UTF_8)))) {
      assertThat(lines.next()).isEqualTo(line);
      assertThat(lines.next()).isEmpty();
      assertThat(lines.next()).isEqualTo(line);
      assertThat(lines.next()).isNull();
    }
  }

  private List<RecordedMessage> read(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("recording.jsonl"), text);
    List<RecordedMessage> messages = new ArrayList<>();
    try (RecordingReader reader = RecordingReader.open(file, refusals)) {
      for (RecordedMessage m = reader.next(); m != null; m = reader.next()) {
        messages.add(m);
      }
    }
    return messages;
  }
}
