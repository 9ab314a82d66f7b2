package org.tradewire.collector.simulator;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What is wrong with a simulated venue now, as a file says that may be written while it runs: a
 * line {@code VENUE SYMBOL FAULT} for each symbol, {@code *} for all of them; no file and an empty
 * one say that all is well. Not thread-safe: each market has its own.
 */
public final class MarketFaults {

  private static final Logger LOG = System.getLogger(MarketFaults.class.getName());
  private static final long LOOK_AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final String ALL = "*";
  private static final int WORDS = 3;

  private final String venue;
  private final Path file;
  private Map<String, MarketFault> faults = Map.of();
  private List<String> known = List.of();
  private boolean looked;
  private long lookedNs;

  /**
   * @param venue whose lines are taken
   * @param file need not be there
   */
  public MarketFaults(String venue, Path file) {
    this.venue = venue;
    this.file = file;
  }

  /** Looks at the file from time to time; whether it says something else than before. */
  boolean changed(long nowNs) {
    if (looked && nowNs - lookedNs < LOOK_AGAIN_NS) {
      return false;
    }
    looked = true;
    lookedNs = nowNs;
    List<String> lines = lines();
    if (lines.equals(known)) {
      return false;
    }
    known = lines;
    faults = new HashMap<>();
    lines.forEach(this::take);
    return true;
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "event=market_faults_not_read file=" + file, e);
      return known;
    }
  }

  /** A line that is not understood is left out, and said; it may be half written. */
  private void take(String line) {
    String[] words = line.strip().split(" +");
    if (line.isBlank() || words.length == WORDS && !words[0].equals(venue)) {
      return;
    }
    try {
      if (words.length != WORDS) {
        throw new IllegalArgumentException("not VENUE SYMBOL FAULT");
      }
      faults.put(words[1], MarketFault.valueOf(words[2].toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "event=market_fault_left_out line=\"{0}\" reason=\"{1}\"", line, e);
    }
  }

  /** What is wrong with a symbol; null where nothing is. */
  MarketFault of(String symbol) {
    MarketFault own = faults.get(symbol);
    return own == null ? faults.get(ALL) : own;
  }
}
