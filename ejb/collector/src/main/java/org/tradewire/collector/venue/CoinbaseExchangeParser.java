package org.tradewire.collector.venue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads Coinbase Exchange messages into a {@link CoinbaseExchangeMessage}, fields in any order. A
 * level that is not understood is refused alone; anything else wrong refuses the message.
 */
final class CoinbaseExchangeParser {

  private final JsonFactory factory = new JsonFactory();
  private final DecimalReader levelPrice = new DecimalReader();
  private final DecimalReader levelQuantity = new DecimalReader();
  private final Refusals refusals;

  CoinbaseExchangeParser(Refusals refusals) {
    this.refusals = refusals;
  }

  /**
   * Reads one message. Of a message whose type comes first and is ignored nothing else is read.
   *
   * @throws IOException if the text is not JSON
   * @throws InvalidMessageException if a value breaks a rule
   */
  void read(String text, CoinbaseExchangeMessage into) throws IOException, InvalidMessageException {
    into.clear();
    try (JsonParser json = factory.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidMessageException(
            "The message \"" + Excerpt.of(text) + "\" is not a JSON object.");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        readField(field, json, into);
        if (!into.typeText.isEmpty() && into.type.ignored()) {
          return;
        }
      }
    }
  }

  private void readField(String field, JsonParser json, CoinbaseExchangeMessage into)
      throws IOException, InvalidMessageException {
    switch (field) {
      case "type" -> {
        into.typeText = text(json, field);
        into.type = CoinbaseMessageType.of(into.typeText);
      }
      case "product_id" -> into.productId = text(json, field);
      case "side" -> into.side = text(json, field);
      case "message" -> into.message = text(json, field);
      case "reason" -> into.reason = text(json, field);
      case "price" -> {
        readDecimal(json, into.price, field);
        into.priced = true;
      }
      case "size" -> {
        readDecimal(json, into.size, field);
        into.sized = true;
      }
      case "trade_id" -> into.tradeId = number(json, field);
      case "time" -> into.timeNs = time(json, field);
      case "bids" -> readSide(json, false, into.levels);
      case "asks" -> readSide(json, true, into.levels);
      case "changes" -> readChanges(json, into.levels);
      case "channels" -> readChannels(json, into);
      default -> json.skipChildren();
    }
  }

  private void readSide(JsonParser json, boolean ask, LevelList levels)
      throws IOException, InvalidMessageException {
    expect(json, JsonToken.START_ARRAY, "a list of levels");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json, JsonToken.START_ARRAY, "a level");
      try {
        json.nextToken();
        readLevel(json, ask, levels);
      } catch (InvalidMessageException e) {
        refuseLevel(e);
      }
      skipRest(json);
    }
  }

  private void readChanges(JsonParser json, LevelList levels)
      throws IOException, InvalidMessageException {
    expect(json, JsonToken.START_ARRAY, "a list of changes");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json, JsonToken.START_ARRAY, "a change");
      try {
        json.nextToken();
        boolean ask = CoinbaseExchangeMessage.isSell(text(json, "side"));
        json.nextToken();
        readLevel(json, ask, levels);
      } catch (InvalidMessageException e) {
        refuseLevel(e);
      }
      skipRest(json);
    }
  }

  private void readLevel(JsonParser json, boolean ask, LevelList levels)
      throws IOException, InvalidMessageException {
    readDecimal(json, levelPrice, "price");
    json.nextToken();
    readDecimal(json, levelQuantity, "quantity");
    levels.add(
        ask,
        levelPrice.mantissa(),
        levelPrice.scale(),
        levelQuantity.mantissa(),
        levelQuantity.scale());
  }

  private void refuseLevel(InvalidMessageException reason) {
    refusals.add(reason.getMessage() + " The level is left out.");
  }

  /** Goes to the end of the array that the current token stands in. */
  private static void skipRest(JsonParser json) throws IOException {
    while (json.currentToken() != JsonToken.END_ARRAY) {
      json.skipChildren();
      json.nextToken();
    }
  }

  private static void readChannels(JsonParser json, CoinbaseExchangeMessage into)
      throws IOException, InvalidMessageException {
    expect(json, JsonToken.START_ARRAY, "a list of channels");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        readChannel(json, into);
      } else {
        json.skipChildren();
      }
    }
  }

  private static void readChannel(JsonParser json, CoinbaseExchangeMessage into)
      throws IOException, InvalidMessageException {
    String name = "";
    List<String> products = new ArrayList<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "name" -> name = text(json, field);
        case "product_ids" -> {
          expect(json, JsonToken.START_ARRAY, "a list of products");
          while (json.nextToken() != JsonToken.END_ARRAY) {
            products.add(text(json, field));
          }
        }
        default -> json.skipChildren();
      }
    }
    if (name.startsWith("level2")) {
      into.bookSymbols.addAll(products);
    }
  }

  private static String text(JsonParser json, String field)
      throws IOException, InvalidMessageException {
    expect(json, JsonToken.VALUE_STRING, "the text of \"" + field + "\"");
    return json.getText();
  }

  private static long number(JsonParser json, String field)
      throws IOException, InvalidMessageException {
    expect(json, JsonToken.VALUE_NUMBER_INT, "the whole number of \"" + field + "\"");
    return json.getLongValue();
  }

  private static long time(JsonParser json, String field)
      throws IOException, InvalidMessageException {
    expect(json, JsonToken.VALUE_STRING, "the text of \"" + field + "\"");
    return IsoInstant.epochNanos(
        json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
  }

  private static void readDecimal(JsonParser json, DecimalReader into, String field)
      throws IOException, InvalidMessageException {
    expect(json, JsonToken.VALUE_STRING, "the decimal text of \"" + field + "\"");
    into.read(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
  }

  private static void expect(JsonParser json, JsonToken token, String what)
      throws InvalidMessageException {
    if (json.currentToken() != token) {
      throw new InvalidMessageException(
          "Where " + what + " should stand, there is " + json.currentToken() + ".");
    }
  }
}
