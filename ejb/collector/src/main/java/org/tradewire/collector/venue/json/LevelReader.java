package org.tradewire.collector.venue.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.venue.InvalidMessageException;

/** Reads levels of the shape {@code [[price, quantity, ..], ..]} into a list. Not thread-safe. */
public final class LevelReader {

  private final DecimalReader price = new DecimalReader();
  private final DecimalReader quantity = new DecimalReader();

  /**
   * Reads the list of levels that stands here; what a level says beyond price and quantity is not
   * used.
   */
  public void pairs(JsonCursor json, boolean ask, LevelList into)
      throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_ARRAY, "a list of levels");
    json.next();
    pairsFromFirst(json, ask, into);
  }

  /** The same where the reader stands at the first level already. */
  public void pairsFromFirst(JsonCursor json, boolean ask, LevelList into)
      throws IOException, InvalidMessageException {
    for (; json.token() != JsonToken.END_ARRAY; json.next()) {
      json.expect(JsonToken.START_ARRAY, "a level");
      json.next();
      json.decimal(price, "a price");
      json.next();
      json.decimal(quantity, "a quantity");
      add(ask, into);
      json.skipRestOfList();
    }
  }

  /** Reads the list of objects that stands here, with the names of price and quantity. */
  public void objects(
      JsonCursor json, boolean ask, String priceField, String quantityField, LevelList into)
      throws IOException, InvalidMessageException {
    json.expect(JsonToken.START_ARRAY, "a list of levels");
    while (json.nextElement()) {
      json.expect(JsonToken.START_OBJECT, "a level");
      boolean priced = false;
      boolean sized = false;
      for (String field = json.nextField(); field != null; field = json.nextField()) {
        if (field.equals(priceField)) {
          json.decimal(price, "a price");
          priced = true;
        } else if (field.equals(quantityField)) {
          json.decimal(quantity, "a quantity");
          sized = true;
        } else {
          json.skip();
        }
      }
      if (!priced || !sized) {
        throw new InvalidMessageException("A level lacks its price or its quantity.");
      }
      add(ask, into);
    }
  }

  private void add(boolean ask, LevelList into) {
    into.add(ask, price.mantissa(), price.scale(), quantity.mantissa(), quantity.scale());
  }
}
