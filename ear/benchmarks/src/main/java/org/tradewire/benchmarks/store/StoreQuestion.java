package org.tradewire.benchmarks.store;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.signal.boundary.SignalStatistics;
import org.tradewire.trading.signal.boundary.Signals;
import org.tradewire.trading.signal.entity.SignalQuestion;

/** What is asked of the stored signals, as REST, sockets and pages do. */
enum StoreQuestion {
  SERIES(
      "newest 100 of a symbol and time frame",
      1,
      100,
      random ->
          SignalQuestion.of(
              "S" + random.nextInt(SignalDatabase.SYMBOLS) + "-USDT",
              TimeFrame.values()[random.nextInt(TimeFrame.values().length)],
              100)),
  NEWEST("newest 100 of all, as the page asks", 1, 100, random -> SignalQuestion.newest(100)),
  SYMBOL(
      "newest 100 of a symbol",
      2,
      100,
      random ->
          SignalQuestion.of("S" + random.nextInt(SignalDatabase.SYMBOLS) + "-USDT", null, 100)),
  DAILY(
      "of a series with a signal a day",
      10,
      SignalDatabase.DAYS,
      random -> SignalQuestion.of(SignalDatabase.DAILY, TimeFrame.H1, 100)),
  GONE(
      "of a series with none for 60 days",
      10,
      SignalDatabase.DAYS - SignalDatabase.GONE_DAYS,
      random -> SignalQuestion.of(SignalDatabase.GONE, TimeFrame.H1, 100)),
  GONE_SYMBOL(
      "of a symbol with none for 60 days",
      10,
      SignalDatabase.DAYS - SignalDatabase.GONE_DAYS,
      random -> SignalQuestion.of(SignalDatabase.GONE, null, 100)),
  RELIABILITY("reliability of 90 days", 100, 10, null);

  private final String text;
  private final int rarer;
  private final int answers;
  private final Function<SplittableRandom, SignalQuestion> question;

  StoreQuestion(
      String text, int rarer, int answers, Function<SplittableRandom, SignalQuestion> question) {
    this.text = text;
    this.rarer = rarer;
    this.answers = answers;
    this.question = question;
  }

  /** How often it is asked, of as many as the most frequent one. */
  int times(int most) {
    return Math.max(10, most / rarer);
  }

  /** Asks once; fails where the answer is not whole. */
  void ask(Signals signals, SignalStatistics statistics, SplittableRandom random) {
    int found =
        question == null
            ? statistics.reliability(null, SignalStatistics.MAX_DAYS).bins().size()
            : signals.find(question.apply(random)).size();
    if (found != answers) {
      throw new IllegalStateException(text + ": found " + found);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
