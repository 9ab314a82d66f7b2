package org.tradewire.systemtests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

/** The judge of book channels sees what it is there to see. */
class FoldedBookTest {
  private final FoldedBook book = new FoldedBook();

  @Test
  void shouldReplaceRemoveAndSortLevels() {
    book.apply(full(5, "[['100.0','1'],['99','2']]", "[['101','3']]"));

    book.apply(change(5, 6, "[['100','0'],['98','4'],['99','2.50']]", "[['100.5','1']]"));

    assertThat(book.levels(9)).isEqualTo("99@2.5 98@4 | 100.5@1 101@3");
    assertThat(book.levels(1)).isEqualTo("99@2.5 | 100.5@1");
    assertThat(book.position()).isEqualTo("7/6");
    assertThat(book.crossed()).isFalse();
  }

  @Test
  void shouldRefuseChangeThatSkipsAVersion() {
    book.apply(full(5, "[['100','1']]", "[]"));

    assertThatThrownBy(() -> book.apply(change(6, 7, "[]", "[]")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not continue version 5");
  }

  @Test
  void shouldSeeCrossedBook() {
    book.apply(full(1, "[['100','1']]", "[['100','1']]"));

    assertThat(book.crossed()).isTrue();
  }

  @Test
  void shouldIgnoreChangesBeforeTheFirstFullBook() {
    book.apply(change(3, 4, "[['100','1']]", "[]"));

    assertThat(book.started()).isFalse();
  }

  private static JsonObject full(long version, String bids, String asks) {
    return message(version, version, bids, asks, "'initial':true,");
  }

  private static JsonObject change(long previous, long version, String bids, String asks) {
    return message(previous, version, bids, asks, "");
  }

  private static JsonObject message(
      long previous, long version, String bids, String asks, String initial) {
    String text =
        "{'type':'book',%s'epoch':7,'data':{'prev_version':%d,'version':%d,'bids':%s,'asks':%s}}"
            .formatted(initial, previous, version, bids, asks);
    try (var reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }
}
