package org.tradewire.trading.challenge.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeFixture;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.event.ChallengeEvent;
import org.tradewire.trading.challenge.entity.event.ChallengeStatusChanged;
import org.tradewire.trading.challenge.entity.event.EquityUpdated;
import org.tradewire.trading.template.entity.TermsFixture;

/** One row of the sequences: a start, trades in order, and what must hold afterwards. */
final class SequenceRow {

  private static final Pattern ONE_CHANGE =
      Pattern.compile("one CHALLENGE_STATUS_CHANGED (\\w+)->(\\w+)");
  private static final Pattern PRECEDES =
      Pattern.compile(
          "EQUITY_UPDATED\\(([0-9.]+)\\) precedes CHALLENGE_STATUS_CHANGED\\((\\w+)->(\\w+)\\)");

  private final JsonObject row;
  private final List<ChallengeEvent> events = new ArrayList<>();
  private final List<String> statuses = new ArrayList<>();
  private final List<String> peaks = new ArrayList<>();
  private final Challenge challenge;
  private String before;
  private RuntimeException rejection;
  private int checked;

  SequenceRow(JsonObject row) {
    this.row = row;
    this.challenge = start(row.getJsonObject("start"));
  }

  void check() {
    before = state();
    for (JsonArray trade : row.getJsonArray("trades").getValuesAs(JsonArray.class)) {
      assertThat(trade).as("a trade is [time, effect]").hasSize(2);
      book(Instant.parse(trade.getString(0)), new BigDecimal(trade.getString(1)));
    }
    SoftAssertions softly = new SoftAssertions();
    JsonObject expect = row.getJsonObject("expect");
    if (!expect.getBoolean("rejected", false) && rejection != null) {
      throw rejection;
    }
    expect.forEach((key, value) -> expectation(softly, key, value));
    softly.assertAll();
    assertThat(checked).as("expectations understood in " + expect).isPositive();
  }

  private void book(Instant executedAt, BigDecimal effect) {
    try {
      events.addAll(
          ChallengeEngine.book(
                  challenge,
                  TermsFixture.classic(),
                  ChallengeFixture.trade(challenge, effect, executedAt),
                  executedAt)
              .events());
    } catch (RuntimeException e) {
      rejection = e;
    }
    statuses.add(challenge.status().name());
    peaks.add(plain(challenge.ledger().maxEquityEver()));
  }

  private void expectation(SoftAssertions softly, String key, JsonValue value) {
    checked++;
    switch (key) {
      case "rejected" ->
          softly.assertThat(rejection != null).as(key).isEqualTo(value == JsonValue.TRUE);
      case "error_mentions" ->
          value
              .asJsonArray()
              .getValuesAs(JsonString.class)
              .forEach(
                  word ->
                      softly
                          .assertThat(rejection)
                          .hasMessageContaining(
                              word.getString().equals("challenge id")
                                  ? challenge.id().toString()
                                  : word.getString()));
      case "state_unchanged" -> softly.assertThat(state()).as(key).isEqualTo(before);
      case "status_after_each" -> softly.assertThat(statuses).as(key).isEqualTo(texts(value));
      case "peaks_after_each" ->
          softly
              .assertThat(peaks)
              .as(key)
              .isEqualTo(texts(value).stream().map(text -> plain(new BigDecimal(text))).toList());
      case "events" -> events(softly, ((JsonString) value).getString());
      default -> field(softly, key, value);
    }
  }

  private void field(SoftAssertions softly, String key, JsonValue value) {
    String expected = value instanceof JsonString text ? text.getString() : value.toString();
    String actual =
        switch (key) {
          case "status" -> challenge.status().name();
          case "current_equity" -> plain(challenge.ledger().balance());
          case "max_equity_ever" -> plain(challenge.ledger().maxEquityEver());
          case "daily_start_equity" -> plain(challenge.day().startEquity());
          case "daily_max_equity" -> plain(challenge.day().maxEquity());
          case "daily_min_equity" -> plain(challenge.day().minEquity());
          case "total_pnl" -> plain(challenge.ledger().totalPnl());
          case "total_trades" -> String.valueOf(challenge.ledger().totalTrades());
          case "failure_reason", "reason" -> lastReason();
          case "started_at" -> Objects.toString(challenge.course().startedAt());
          case "ended_at" -> Objects.toString(challenge.course().endedAt());
          case "funded_at" -> Objects.toString(challenge.course().fundedAt());
          case "current_date", "current_day" -> challenge.day().date().toString();
          default -> null;
        };
    if (actual == null) {
      checked--;
      return;
    }
    boolean isAmount = key.endsWith("equity") || key.endsWith("ever") || key.endsWith("pnl");
    softly
        .assertThat(actual)
        .as(key)
        .isEqualTo(isAmount ? plain(new BigDecimal(expected)) : expected);
  }

  private String lastReason() {
    return events.stream()
        .filter(ChallengeStatusChanged.class::isInstance)
        .map(event -> String.valueOf(((ChallengeStatusChanged) event).reason()))
        .reduce((first, last) -> last)
        .orElse("null");
  }

  private void events(SoftAssertions softly, String sentence) {
    Matcher one = ONE_CHANGE.matcher(sentence);
    Matcher order = PRECEDES.matcher(sentence);
    List<String> published = events.stream().map(SequenceRow::published).toList();
    if (sentence.equals("none")) {
      softly.assertThat(published).isEmpty();
    } else if (one.matches()) {
      softly
          .assertThat(published)
          .filteredOn(event -> event.startsWith("CHALLENGE_STATUS_CHANGED"))
          .containsExactly("CHALLENGE_STATUS_CHANGED " + one.group(1) + "->" + one.group(2));
    } else if (order.matches()) {
      softly
          .assertThat(published)
          .containsSubsequence(
              "EQUITY_UPDATED " + plain(new BigDecimal(order.group(1))),
              "CHALLENGE_STATUS_CHANGED " + order.group(2) + "->" + order.group(3));
    } else {
      softly.fail("unknown row form, events: " + sentence);
    }
  }

  private static String published(ChallengeEvent event) {
    if (event instanceof EquityUpdated equity) {
      return equity.type() + " " + plain(equity.currentEquity());
    }
    if (event instanceof ChallengeStatusChanged change) {
      return change.type() + " " + change.oldStatus() + "->" + change.newStatus();
    }
    return event.type();
  }

  private String state() {
    return challenge.status()
        + " "
        + challenge.figures()
        + " "
        + challenge.ledger().totalTrades()
        + " "
        + challenge.day().date()
        + " "
        + challenge.eventSeq();
  }

  private Challenge start(JsonObject start) {
    String equity = start.getString("equity");
    String initial = start.getString("initial_balance", "10000");
    String peak = start.getString("max_equity_ever", equity);
    LocalDate day =
        start.containsKey("day")
            ? LocalDate.parse(start.getString("day"))
            : Instant.parse(row.getJsonArray("trades").getJsonArray(0).getString(0))
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
    ChallengeStatus status = ChallengeStatus.valueOf(start.getString("status"));
    return switch (status) {
      case PENDING -> ChallengeFixture.pending(equity, day);
      case ACTIVE ->
          ChallengeFixture.active(initial, equity, peak, start.getInt("total_trades", 0), day);
      default -> ChallengeFixture.ended(status, initial, equity, day);
    };
  }

  private static List<String> texts(JsonValue value) {
    return value.asJsonArray().getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  private static String plain(BigDecimal amount) {
    return amount.setScale(2).toPlainString();
  }
}
