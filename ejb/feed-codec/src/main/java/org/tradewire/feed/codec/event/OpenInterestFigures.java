package org.tradewire.feed.codec.event;

import java.math.BigDecimal;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.codec.OpenInterestDecoder;
import org.tradewire.feed.codec.OpenInterestEncoder;

/** The figures of an open interest in the fields of a record. Stateless. */
public final class OpenInterestFigures {

  private OpenInterestFigures() {}

  /** Writes figures and time of measuring into a record whose header is written. */
  public static OpenInterestEncoder put(OpenInterest sample, OpenInterestEncoder record) {
    int quantityScale = sample.quantityScale();
    int valueScale = sample.valueScale();
    return record
        .sampledAtNs(sample.sampledAtNs())
        .quantityMantissa(MinuteFigures.mantissa(sample.quantity(), quantityScale))
        .valueMantissa(MinuteFigures.mantissa(sample.value(), valueScale))
        .quantityScale((short) quantityScale)
        .valueScale((short) valueScale);
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException if it cannot be an open interest: the record is damaged
   */
  static OpenInterest of(OpenInterestDecoder record, String venue, String symbol) {
    return new OpenInterest(
        venue,
        symbol,
        BigDecimal.valueOf(record.quantityMantissa(), record.quantityScale()),
        MinuteFigures.said(record.valueMantissa(), record.valueScale()),
        record.sampledAtNs(),
        record.ringWriteTimeNs());
  }
}
