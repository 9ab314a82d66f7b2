package org.tradewire.collector.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tradewire.collector.market.Excerpt;
import org.tradewire.collector.market.ScaledDecimals;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.RefusedMessages;
import org.tradewire.collector.venue.json.DecimalReader;

/**
 * Reads a recording line by line. A line that is no recorded message is counted, named with its
 * number in the log, and passed over; blank lines are passed over silently. A line without an
 * envelope is itself a received message, of the time of the line before. Not thread-safe.
 */
public final class RecordingReader implements AutoCloseable {

  private static final int NANOS_SCALE = 9;

  private final JsonFactory json = new JsonFactory();
  private final DecimalReader seconds = new DecimalReader();
  private final Path file;
  private final RefusedMessages refusals;
  private final BoundedLines lines;
  private long lastTimeNs;

  private RecordingReader(Path file, RefusedMessages refusals, BoundedLines lines) {
    this.file = file;
    this.refusals = refusals;
    this.lines = lines;
  }

  /**
   * Opens a recording at its beginning.
   *
   * @param refusals counts and names the lines that cannot be used
   * @throws RecordingException if the file is missing or cannot be read
   */
  public static RecordingReader open(Path file, RefusedMessages refusals) {
    try {
      if (Files.isDirectory(file)) {
        throw new RecordingException(file + " is a directory, not a recording.");
      }
      return new RecordingReader(file, refusals, new BoundedLines(Files.newInputStream(file)));
    } catch (NoSuchFileException e) {
      throw new RecordingException("There is no recording " + file + ".", e);
    } catch (AccessDeniedException e) {
      throw new RecordingException("The recording " + file + " may not be read.", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Makes sure that a recording can be opened, before anything is done for it.
   *
   * @throws RecordingException if the file is missing or cannot be read
   */
  public static void check(Path file) {
    open(file, new RefusedMessages(file.toString())).close();
  }

  /**
   * Reads the next recorded message.
   *
   * @return null at the end of the recording
   * @throws RecordingException if the file cannot be read any further
   */
  public RecordedMessage next() {
    try {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          RecordedMessage message = parseOrRefuse(line);
          if (message != null) {
            return message;
          }
        }
      }
      return null;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private RecordedMessage parseOrRefuse(String line) {
    String reason;
    try {
      return parse(line);
    } catch (IOException e) {
      reason = "\"" + Excerpt.of(line) + "\" is not one complete JSON object.";
    } catch (InvalidMessageException e) {
      reason = e.getMessage();
    }
    refusals.add("Line " + lines.number() + " of " + file + " is left out: " + reason);
    return null;
  }

  private RecordedMessage parse(String line) throws IOException, InvalidMessageException {
    String ts = null;
    String connection = "";
    String direction = null;
    String url = "";
    String data = null;
    try (JsonParser parser = json.createParser(line)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY && parser.nextToken() != JsonToken.END_ARRAY) {
        return withoutEnvelope(line, parser);
      }
      if (first != JsonToken.START_OBJECT) {
        throw new InvalidMessageException("\"" + Excerpt.of(line) + "\" is not a JSON object.");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "ts" -> ts = scalar(parser, field);
          case "conn" -> connection = scalar(parser, field);
          case "dir" -> direction = scalar(parser, field);
          case "url" -> url = scalar(parser, field);
          case "data" -> {
            if (ts == null && direction == null && !parser.currentToken().isScalarValue()) {
              return withoutEnvelope(line, parser); // a venue's own "data"
            }
            data = scalar(parser, field);
          }
          default -> parser.skipChildren();
        }
      }
      expectEnd(parser);
    }
    if (ts == null && direction == null && data == null) {
      return received(line);
    }
    if (ts == null || direction == null) {
      throw new InvalidMessageException("it lacks \"ts\" or \"dir\".");
    }
    lastTimeNs = nanos(ts);
    return new RecordedMessage(
        lines.number(),
        connection,
        lastTimeNs,
        direction(direction),
        url,
        data == null ? "" : data);
  }

  private RecordedMessage withoutEnvelope(String line, JsonParser rest)
      throws IOException, InvalidMessageException {
    while (!rest.getParsingContext().inRoot()) {
      rest.nextToken();
    }
    expectEnd(rest);
    return received(line);
  }

  private static void expectEnd(JsonParser parser) throws IOException, InvalidMessageException {
    if (parser.nextToken() != null) {
      throw new InvalidMessageException("there is more behind its JSON object.");
    }
  }

  private RecordedMessage received(String line) {
    return new RecordedMessage(
        lines.number(), "", lastTimeNs, RecordedMessage.Direction.RECV, "", line.strip());
  }

  private static String scalar(JsonParser parser, String field)
      throws IOException, InvalidMessageException {
    if (!parser.currentToken().isScalarValue()) {
      throw new InvalidMessageException("\"" + field + "\" is not a text.");
    }
    return parser.getText();
  }

  private long nanos(String ts) throws InvalidMessageException {
    seconds.read(ts);
    try {
      return ScaledDecimals.rescale(seconds.mantissa(), seconds.scale(), NANOS_SCALE);
    } catch (ArithmeticException e) {
      throw new InvalidMessageException("\"ts\" is " + ts + ", no time in seconds.");
    }
  }

  private static RecordedMessage.Direction direction(String text) throws InvalidMessageException {
    return switch (text) {
      case "connect" -> RecordedMessage.Direction.CONNECT;
      case "send" -> RecordedMessage.Direction.SEND;
      case "recv" -> RecordedMessage.Direction.RECV;
      case "http" -> RecordedMessage.Direction.HTTP;
      default ->
          throw new InvalidMessageException(
              "\"dir\" is \"" + Excerpt.of(text) + "\", not connect, send, recv or http.");
    };
  }

  private static RecordingException unreadable(Path file, IOException cause) {
    return new RecordingException(
        "The recording " + file + " cannot be read: " + cause.getMessage() + ".", cause);
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
