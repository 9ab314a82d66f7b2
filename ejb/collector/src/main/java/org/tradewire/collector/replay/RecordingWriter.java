package org.tradewire.collector.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tradewire.collector.live.ConnectionTap;

/**
 * Writes what goes over a venue's connections as a recording, a line each, in order. Not
 * thread-safe.
 */
public final class RecordingWriter implements ConnectionTap, AutoCloseable {

  private static final int NANOS_SCALE = 9;

  private final JsonFactory json = new JsonFactory();
  private final Path file;
  private final BufferedWriter lines;
  private long written;

  private RecordingWriter(Path file, BufferedWriter lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Begins a recording.
   *
   * @throws RecordingException if the file exists or cannot be written
   */
  public static RecordingWriter create(Path file) {
    try {
      return new RecordingWriter(
          file, Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW));
    } catch (FileAlreadyExistsException e) {
      throw new RecordingException(
          "The recording " + file + " exists; recordings are not written over.", e);
    } catch (IOException e) {
      throw new RecordingException("The recording " + file + " cannot be written: " + e, e);
    }
  }

  @Override
  public void connected(String connection, String url, long timeNs) {
    line(connection, "connect", url, null, timeNs);
  }

  @Override
  public void sent(String connection, String text, long timeNs) {
    line(connection, "send", null, text, timeNs);
  }

  @Override
  public void received(String connection, String text, long timeNs) {
    line(connection, "recv", null, text, timeNs);
  }

  @Override
  public void answered(String connection, String url, String body, long timeNs) {
    line(connection, "http", url, body, timeNs);
  }

  /** Hands what was written to the file system: what follows may be lost in a crash, not this. */
  public void flush() {
    try {
      lines.flush();
    } catch (IOException e) {
      throw new RecordingException("The recording " + file + " cannot be written: " + e, e);
    }
  }

  /** Lines so far. */
  public long written() {
    return written;
  }

  private void line(String connection, String direction, String url, String data, long timeNs) {
    try {
      // A generator for each line: it would put a blank between two values of its own.
      try (JsonGenerator generator = json.createGenerator(lines)) {
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        generator.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        generator.writeStartObject();
        generator.writeStringField("ts", seconds(timeNs));
        generator.writeStringField("conn", connection);
        generator.writeStringField("dir", direction);
        if (url != null) {
          generator.writeStringField("url", url);
        }
        if (data != null) {
          generator.writeStringField("data", data);
        }
        generator.writeEndObject();
      }
      lines.write('\n');
      written++;
    } catch (IOException e) {
      throw new RecordingException("The recording " + file + " cannot be written: " + e, e);
    }
  }

  private static String seconds(long timeNs) {
    return BigDecimal.valueOf(timeNs, NANOS_SCALE).toPlainString();
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new RecordingException("The recording " + file + " cannot be written: " + e, e);
    }
  }
}
