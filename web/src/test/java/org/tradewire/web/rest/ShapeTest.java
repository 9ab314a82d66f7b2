package org.tradewire.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.shared.TradeSide;

class ShapeTest {
  private final SchemaCheck check =
      new SchemaCheck(
          List.of(
              Shape.answer("Answer")
                  .uuid("id")
                  .money("pnl")
                  .decimal("price")
                  .nullable()
                  .instant("at")
                  .choice("side", TradeSide.class)
                  .nullable()
                  .text("detail")
                  .optional(),
              Shape.request("Request").decimal("price").choice("side", TradeSide.class).optional(),
              Shape.strictRequest("Strict").flag("wanted").optional()));

  @Test
  void shouldTakeAnAnswerWithEveryMember() {
    assertThat(check.violations("Answer", answer().build())).isEmpty();
    assertThat(
            check.violations(
                "Answer", answer().addNull("price").addNull("side").add("detail", "Why.").build()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\":\"7\"",
        "\"pnl\":\"1.5\"",
        "\"pnl\":1.50",
        "\"pnl\":null",
        "\"price\":\"1e3\"",
        "\"at\":\"2026-01-31\"",
        "\"side\":\"HOLD\"",
        "\"detail\":null",
        "\"unknown\":1"
      })
  void shouldFindWhatIsOtherwise(String member) {
    JsonObject wrong = Json.createReader(new java.io.StringReader("{" + member + "}")).readObject();
    JsonObjectBuilder answer = answer();
    wrong.forEach(answer::add);

    assertThat(check.violations("Answer", answer.build())).as(member).isNotEmpty();
  }

  @Test
  void shouldFindThatAMemberIsMissing() {
    assertThat(check.violations("Answer", answer().remove("price").build())).isNotEmpty();
  }

  @Test
  void shouldTakeNumbersAndUnknownMembersInRequests() {
    assertThat(check.violations("Request", object("{\"price\":1.5,\"side\":null,\"more\":1}")))
        .isEmpty();
    assertThat(check.violations("Request", object("{\"price\":\"1.5\"}"))).isEmpty();
    assertThat(check.violations("Request", object("{\"side\":\"BUY\"}"))).isNotEmpty();
    assertThat(check.violations("Strict", object("{\"wanted\":null}"))).isEmpty();
    assertThat(check.violations("Strict", object("{\"more\":1}"))).isNotEmpty();
  }

  private static JsonObjectBuilder answer() {
    return Json.createObjectBuilder()
        .add("id", "0b7e3f0a-6d6b-4a53-9d0b-0a2d5a2a9c11")
        .add("pnl", "-1.50")
        .add("price", "64000.10")
        .add("at", "2026-01-31T12:00:00.500Z")
        .add("side", "BUY");
  }

  private static JsonValue object(String text) {
    return Json.createReader(new java.io.StringReader(text)).readObject();
  }
}
