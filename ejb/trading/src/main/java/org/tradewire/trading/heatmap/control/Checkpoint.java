package org.tradewire.trading.heatmap.control;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.trading.heatmap.entity.LevelSide;
import org.tradewire.trading.market.entity.Candle;

/**
 * An engine's state as bytes, about fifty for each entry. Exact: an engine that goes on from it
 * draws the same pictures as the one that made it.
 *
 * @param entries longs first, each side by ascending price
 */
record Checkpoint(EngineState state, List<LevelEntry> entries) {
  private static final int VERSION = 1;
  private static final int BYTES_PER_ENTRY = 56;

  /** As it is stored. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 + BYTES_PER_ENTRY * entries.size());
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      write(out, state.factor());
      write(out, state.kept());
      out.writeLong(state.entries());
      write(out, state.candle());
      out.writeInt(state.created());
      out.writeInt(state.consumed());
      write(out, state.consumedVolume());
      write(out, state.droppedAmount());
      out.writeLong(state.joined());
      out.writeInt(entries.size());
      for (LevelEntry entry : entries) {
        out.writeLong(entry.number());
        out.writeBoolean(entry.side() == LevelSide.LONG);
        out.writeByte(entry.leverage());
        write(out, entry.price());
        write(out, entry.amount());
        write(out, entry.density());
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory takes every byte", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException where it is something else
   */
  static Checkpoint of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new IllegalArgumentException("A checkpoint of version " + version + " is unknown.");
      }
      EngineState state =
          new EngineState(
              decimal(in),
              decimal(in),
              in.readLong(),
              candle(in),
              in.readInt(),
              in.readInt(),
              decimal(in),
              decimal(in),
              in.readLong());
      int count = in.readInt();
      List<LevelEntry> entries = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        entries.add(
            new LevelEntry(
                in.readLong(),
                in.readBoolean() ? LevelSide.LONG : LevelSide.SHORT,
                in.readUnsignedByte(),
                decimal(in),
                decimal(in),
                decimal(in)));
      }
      if (in.read() >= 0) {
        throw new IllegalArgumentException("A checkpoint is longer than it says.");
      }
      return new Checkpoint(state, entries);
    } catch (IOException e) {
      throw new IllegalArgumentException("A checkpoint is damaged.", e);
    }
  }

  private static void write(DataOutputStream out, Candle candle) throws IOException {
    out.writeBoolean(candle != null);
    if (candle != null) {
      out.writeLong(candle.openTimeMs());
      out.writeLong(candle.trades());
      for (BigDecimal figure :
          List.of(
              candle.open(),
              candle.high(),
              candle.low(),
              candle.close(),
              candle.volume(),
              candle.quoteVolume(),
              candle.takerBuyVolume())) {
        write(out, figure);
      }
    }
  }

  private static Candle candle(DataInputStream in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    long openTime = in.readLong();
    long trades = in.readLong();
    return new Candle(
        openTime,
        decimal(in),
        decimal(in),
        decimal(in),
        decimal(in),
        decimal(in),
        decimal(in),
        trades,
        decimal(in));
  }

  private static void write(DataOutputStream out, BigDecimal value) throws IOException {
    byte[] digits = value.unscaledValue().toByteArray();
    out.writeInt(value.scale());
    out.writeByte(digits.length);
    out.write(digits);
  }

  private static BigDecimal decimal(DataInputStream in) throws IOException {
    int scale = in.readInt();
    byte[] digits = new byte[in.readUnsignedByte()];
    in.readFully(digits);
    return new BigDecimal(new BigInteger(digits), scale);
  }
}
