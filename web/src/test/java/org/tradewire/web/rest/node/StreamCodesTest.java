package org.tradewire.web.rest.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.streaming.protocol.ErrorCode;
import org.tradewire.streaming.session.CloseCode;

/**
 * Every page for integrators, and the client, know the codes that the code can send, and no other.
 * That each constant is sent somewhere is a rule of the house.
 */
class StreamCodesTest {
  /** What the server below closes with by itself: the client's close, and its own end. */
  private static final Set<String> OF_THE_SERVER = Set.of("1000", "1001");

  /** What browsers report where no close frame came. */
  private static final String LOST = "1006";

  private static final Pattern CLOSE_ROW = Pattern.compile("(?m)^\\| (\\d{4} .*?) \\|");
  private static final Pattern ERROR_ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");
  private static final Pattern CODE = Pattern.compile("\\b\\d{4}\\b");
  private static final Pattern CLIENT_CODE = Pattern.compile("(?m)^  (\\d{4}): ");

  private final AsyncApiText document = AsyncApiText.published();

  @Test
  void shouldNameEveryErrorCodeAndNoOtherInTheDocument() {
    assertThat(document.choices("errorCode")).containsExactlyInAnyOrderElementsOf(errorCodes());
  }

  @Test
  void shouldExplainEveryErrorCodeAndNoOtherInTheGuide() throws IOException {
    assertThat(found(ERROR_ROW, guide())).containsExactlyInAnyOrderElementsOf(errorCodes());
  }

  @Test
  void shouldNameEveryCloseCodeAndNoOtherInTheDocument() {
    Set<String> expected = closeCodes();
    expected.addAll(OF_THE_SERVER);

    assertThat(document.choices("closeCode")).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource({"1002,true", "1008,true", "1010,true", "4400,true", "4499,true", "4002,false"})
  void shouldLeaveRoomForTheCodesOfTheServerAndOfLaterNodes(int code, boolean covered) {
    assertThat(document.covers("closeCode", code)).isEqualTo(covered);
  }

  @Test
  void shouldExplainEveryCloseCodeAndNoOtherInTheGuide() throws IOException {
    Set<String> explained = new TreeSet<>();
    found(CLOSE_ROW, guide()).forEach(row -> explained.addAll(codes(row)));
    explained.removeAll(OF_THE_SERVER);

    assertThat(explained).isEqualTo(closeCodes());
  }

  @Test
  void shouldKnowEveryCloseCodeAndNoOtherInTheClient() throws IOException {
    Set<String> expected = closeCodes();
    expected.addAll(OF_THE_SERVER);
    expected.add(LOST);

    assertThat(
            found(CLIENT_CODE, Files.readString(Path.of("src/main/webapp/client/close-codes.js"))))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<String> errorCodes() {
    return Arrays.stream(ErrorCode.values()).map(Enum::name).toList();
  }

  private static Set<String> closeCodes() {
    return Arrays.stream(CloseCode.values())
        .map(each -> Integer.toString(each.code()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String guide() throws IOException {
    return Files.readString(Path.of("../ear/docs/streaming.md"));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(each -> each.group(1)).toList();
  }

  private static List<String> codes(String text) {
    return CODE.matcher(text).results().map(each -> each.group()).toList();
  }
}
