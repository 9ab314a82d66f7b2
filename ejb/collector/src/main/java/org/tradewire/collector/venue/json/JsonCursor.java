package org.tradewire.collector.venue.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.tradewire.collector.market.Excerpt;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SymbolTable;

/**
 * Walks through one JSON message after the other without garbage: the library's non-blocking parser
 * is fed a whole message at a time and lives as long as messages are well-formed. Texts are handed
 * out as numbers, decimals, times or names that were seen before, never as new strings unless asked
 * for. Not thread-safe.
 */
public final class JsonCursor {

  private static final int INITIAL_LENGTH = 1 << 16;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int LONGEST_DECIMAL = 40;

  /** Digits before or after the point that an exponent may stand for. */
  private static final int MAX_DIGITS = 40;

  private final JsonFactory factory = new JsonFactory();
  private byte[] bytes = new byte[INITIAL_LENGTH];
  private int length;
  private JsonParser parser;
  private ByteArrayFeeder feeder;

  /**
   * Begins a message and goes to its first token. One that is cut off, or has something after its
   * end, is refused before anything of it is read: sessions tell what they read before they come to
   * the end.
   *
   * @throws IOException if the text is not one object or list
   */
  public JsonToken open(String text) throws IOException {
    if (parser == null || !parser.getParsingContext().inRoot() || !feeder.needMoreInput()) {
      parser = newParser();
      feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
    }
    int end = encode(text); // may put another array in the place of the old one
    length = JsonShape.withoutBlanks(bytes, end);
    if (JsonShape.endOfValue(bytes, length) != length) {
      throw new IOException("The message is not one object or list.");
    }
    feeder.feedInput(bytes, 0, length);
    return next();
  }

  /**
   * Reads what is left of the message and goes back to its first token: members of an object have
   * no order, and one may be needed to understand another that comes before it.
   */
  public JsonToken rewind() throws IOException {
    finish();
    feeder.feedInput(bytes, 0, length);
    return next();
  }

  /**
   * Goes to the next token.
   *
   * @throws IOException if there is none, or the text is no JSON
   */
  public JsonToken next() throws IOException {
    JsonToken token;
    try {
      token = parser.nextToken();
    } catch (IOException e) {
      parser = null;
      throw e;
    }
    if (token == JsonToken.NOT_AVAILABLE || token == null) {
      parser = null;
      throw new IOException("The message ends too early.");
    }
    return token;
  }

  /**
   * Goes to the next field's value.
   *
   * @return the field's name, or null at the end of the object
   */
  public String nextField() throws IOException {
    if (next() != JsonToken.FIELD_NAME) {
      return null;
    }
    String name = parser.currentName();
    next();
    return name;
  }

  /** Goes to the next element of a list; false at its end. */
  public boolean nextElement() throws IOException {
    return next() != JsonToken.END_ARRAY;
  }

  public JsonToken token() {
    return parser.currentToken();
  }

  /** Whether the current token begins a list. */
  public boolean atList() {
    return token() == JsonToken.START_ARRAY;
  }

  /** Whether the current token is a text. */
  public boolean atText() {
    return token() == JsonToken.VALUE_STRING;
  }

  /** Goes to the end of the object or list that begins here; stays where a plain value stands. */
  public void skip() throws IOException {
    if (token() == JsonToken.START_OBJECT || token() == JsonToken.START_ARRAY) {
      int depth = 1;
      while (depth > 0) {
        JsonToken token = next();
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        }
      }
    }
  }

  /** Goes to the end of the list that the current token stands in. */
  public void skipRestOfList() throws IOException {
    while (token() != JsonToken.END_ARRAY) {
      skip();
      next();
    }
  }

  /** Reads what is left of the message, so that the next one can begin. */
  public void finish() throws IOException {
    while (!parser.getParsingContext().inRoot()) {
      next();
    }
  }

  /** A new string of the text that stands here. */
  public String text(String what) throws IOException, InvalidMessageException {
    expectText(what);
    return parser.getText();
  }

  /** Whether the text that stands here is the given one. */
  public boolean textIs(String expected) throws IOException {
    int length = parser.getTextLength();
    if (token() != JsonToken.VALUE_STRING || length != expected.length()) {
      return false;
    }
    char[] text = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    for (int i = 0; i < length; i++) {
      if (text[offset + i] != expected.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the text that stands here is the first of two that are possible.
   *
   * @param what for the sentence
   * @throws InvalidMessageException if it is neither
   */
  public boolean isFirst(String first, String second, String what)
      throws IOException, InvalidMessageException {
    if (textIs(first)) {
      return true;
    }
    if (textIs(second)) {
      return false;
    }
    throw wrong(what + ", " + first + " or " + second + ",");
  }

  /** The canonical name of the symbol that stands here. */
  public String symbol(SymbolTable symbols) throws IOException, InvalidMessageException {
    expectText("a symbol");
    return symbols.canonical(
        parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  /** The whole number that stands here, as a number or as a text of digits. */
  public long number(String what) throws IOException, InvalidMessageException {
    if (token() == JsonToken.VALUE_NUMBER_INT) {
      return parser.getLongValue();
    }
    expectText(what);
    long value = 0;
    char[] text = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    int length = parser.getTextLength();
    for (int i = 0; i < length; i++) {
      char c = text[offset + i];
      if (c < '0' || c > '9' || i == 18) {
        throw wrong(what);
      }
      value = value * 10 + (c - '0');
    }
    if (length == 0) {
      throw wrong(what);
    }
    return value;
  }

  /** The truth value that stands here. */
  public boolean flag(String what) throws InvalidMessageException {
    if (token() == JsonToken.VALUE_TRUE || token() == JsonToken.VALUE_FALSE) {
      return token() == JsonToken.VALUE_TRUE;
    }
    throw wrong(what);
  }

  /** Reads the decimal that stands here, as a number or as a text, digit by digit. */
  public void decimal(DecimalReader into, String what) throws IOException, InvalidMessageException {
    if (!token().isNumeric()) {
      expectText(what);
    }
    into.read(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  /** The decimal that stands here, as a number or as a text, also with an exponent. */
  public BigDecimal decimal(String what) throws IOException, InvalidMessageException {
    if (!token().isNumeric()) {
      expectText(what);
    }
    if (parser.getTextLength() > LONGEST_DECIMAL) {
      throw wrong(what);
    }
    try {
      BigDecimal decimal = new BigDecimal(parser.getText());
      if (decimal.scale() <= MAX_DIGITS && decimal.scale() >= -MAX_DIGITS) {
        return decimal;
      }
    } catch (NumberFormatException e) {
      throw wrong(what);
    }
    throw wrong(what); // Whoever writes out 1e999999999 needs more memory than there is.
  }

  /** Nanoseconds since the Unix epoch of the ISO-8601 time that stands here. */
  public long isoTimeNs() throws IOException, InvalidMessageException {
    expectText("a time");
    return IsoInstant.epochNanos(
        parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  /** Nanoseconds since the Unix epoch of the time in milliseconds that stands here. */
  public long milliTimeNs() throws IOException, InvalidMessageException {
    long millis = number("a time in milliseconds");
    if (millis > Long.MAX_VALUE / NANOS_PER_MILLI) {
      throw wrong("a time in milliseconds");
    }
    return millis * NANOS_PER_MILLI;
  }

  /**
   * Makes sure that a token of a kind stands here.
   *
   * @param what for the sentence
   */
  public void expect(JsonToken expected, String what) throws InvalidMessageException {
    if (token() != expected) {
      throw wrong(what);
    }
  }

  private void expectText(String what) throws InvalidMessageException {
    expect(JsonToken.VALUE_STRING, what);
  }

  private InvalidMessageException wrong(String what) {
    return new InvalidMessageException(
        "Where " + what + " should stand, there is " + token() + shown() + ".");
  }

  private String shown() {
    try {
      return token().isScalarValue() ? " \"" + Excerpt.of(parser.getText()) + "\"" : "";
    } catch (IOException e) {
      return "";
    }
  }

  private JsonParser newParser() {
    try {
      return factory.createNonBlockingByteArrayParser();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Venues speak ASCII nearly always, which needs no encoder. */
  private int encode(String text) {
    int characters = text.length();
    if (bytes.length < characters) {
      bytes = new byte[characters + characters / 2];
    }
    for (int i = 0; i < characters; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes = text.getBytes(UTF_8);
        return bytes.length;
      }
      bytes[i] = (byte) c;
    }
    return characters;
  }
}
