package org.tradewire.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolSpreadTest {

  private static final List<String> MANY = symbols(120);

  /** A change of these places would move every installation's symbols at its next release. */
  @Test
  void shouldPutASymbolWhereItsNameSays() {
    Map<String, Integer> places = places(List.of("BTC-USDT", "ETH-USDT", "SOL-USDT"), 5, 2);

    assertThat(places).isEqualTo(Map.of("BTC-USDT", 3, "ETH-USDT", 0, "SOL-USDT", 3));
  }

  @Test
  void shouldMoveNoOtherSymbolWhenOneIsAddedAnywhereOrTakenAway() {
    Map<String, Integer> before = places(MANY, 5, 2);
    for (int at = 0; at <= MANY.size(); at++) {
      List<String> more = new ArrayList<>(MANY);
      more.add(at, "NEW-USD");

      Map<String, Integer> after = places(more, 5, 2);

      assertThat(after).hasSize(MANY.size() + 1).containsAllEntriesOf(before);
    }
    List<String> fewer = new ArrayList<>(MANY);
    fewer.remove(17);
    assertThat(before).containsAllEntriesOf(places(fewer, 5, 2));
  }

  @Test
  void shouldNotDependOnTheOrderWhileThereIsRoom() {
    List<String> shuffled = new ArrayList<>(MANY);
    Collections.shuffle(shuffled, new Random(7));

    assertThat(places(shuffled, 5, 2)).isEqualTo(places(MANY, 5, 2));
  }

  @Test
  void shouldUseEveryConnectionWhereThereAreManySymbols() {
    assertThat(SymbolSpread.of(MANY, 5, 2)).allMatch(each -> each.size() > 10);
  }

  /** Where one is full the symbols behind it go on to the next; those before it stay. */
  @Test
  void shouldFillUpToTheLimitAndMoveNoneOfThoseBeforeWhenOneIsAddedAtTheEnd() {
    List<String> full = symbols(500);

    List<List<String>> spread = SymbolSpread.of(full, 5, 2);

    assertThat(spread).allMatch(each -> each.size() == 100);
    Map<String, Integer> before = places(full.subList(0, 499), 5, 2);
    assertThat(places(full, 5, 2)).containsAllEntriesOf(before);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 1",
    "100, 2, 1",
    "101, 2, 2",
    "500, 2, 5",
    "501, 2, 6",
    "66, 3, 1",
    "67, 3, 2"
  })
  void shouldSayHowManyConnectionsAreNeeded(int symbols, int streams, int needed) {
    assertThat(SymbolSpread.needed(symbols, streams)).isEqualTo(needed);
  }

  @Test
  void shouldRefuseMoreThanThereIsRoomFor() {
    assertThatThrownBy(() -> SymbolSpread.of(symbols(101), 1, 2))
        .hasMessage("101 symbols need 2 connections, not 1");
  }

  private static Map<String, Integer> places(List<String> symbols, int connections, int streams) {
    List<List<String>> spread = SymbolSpread.of(symbols, connections, streams);
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < spread.size(); i++) {
      for (String symbol : spread.get(i)) {
        places.put(symbol, i);
      }
    }
    return places;
  }

  private static List<String> symbols(int count) {
    return IntStream.range(0, count).mapToObj(i -> "C" + i + "-USD").toList();
  }
}
