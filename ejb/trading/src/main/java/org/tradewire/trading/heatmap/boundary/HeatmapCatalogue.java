package org.tradewire.trading.heatmap.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tradewire.trading.heatmap.entity.Picture;
import org.tradewire.trading.heatmap.entity.SymbolSettings;

/** Symbols with heatmaps and their settings, as this node read them last. Thread-safe. */
@ApplicationScoped
public class HeatmapCatalogue {

  private final Set<String> computed = ConcurrentHashMap.newKeySet();
  private final Map<String, Picture> sights = new ConcurrentHashMap<>();
  private volatile boolean served = true;
  private volatile Symbols symbols = new Symbols(Map.of(), Map.of());

  /**
   * @param settings by canonical symbol
   * @param names the symbols by how clients may write them, in capitals and without separators
   */
  private record Symbols(Map<String, SymbolSettings> settings, Map<String, String> names) {}

  /** Takes over the settings of all symbols. */
  public void learn(List<SymbolSettings> all) {
    Map<String, SymbolSettings> settings =
        all.stream()
            .collect(
                Collectors.toMap(
                    SymbolSettings::symbol,
                    Function.identity(),
                    (one, other) -> one,
                    TreeMap::new));
    Map<String, String> names =
        all.stream()
            .map(SymbolSettings::symbol)
            .collect(
                Collectors.toMap(HeatmapCatalogue::bare, Function.identity(), (one, other) -> one));
    symbols = new Symbols(settings, names);
  }

  /** The canonical form of a symbol that is written as BTCUSDT, BTC-USDT or BTC/USDT. */
  public Optional<String> canonical(String asked) {
    Symbols now = symbols;
    String upper = asked.toUpperCase(Locale.ROOT);
    return now.settings().containsKey(upper)
        ? Optional.of(upper)
        : Optional.ofNullable(now.names().get(bare(upper)));
  }

  /** The settings of a symbol, enabled or not; empty where there are none. */
  public Optional<SymbolSettings> settings(String canonical) {
    return Optional.ofNullable(symbols.settings().get(canonical));
  }

  /** The settings of all symbols, by symbol. */
  public List<SymbolSettings> all() {
    return List.copyOf(symbols.settings().values());
  }

  /** Whether this node carries channels of heatmaps. */
  public boolean isServed() {
    return served;
  }

  /** This node carries channels of heatmaps, or does not. */
  public void serves(boolean here) {
    served = here;
  }

  /** This node computes a symbol from now on and has read all that is stored of it, or does not. */
  void computes(String symbol, boolean here) {
    if (here) {
      computed.add(symbol);
    } else {
      computed.remove(symbol);
      sights.remove(symbol);
    }
  }

  /** How a symbol that this node computes looks now, by the default model. */
  void shows(String symbol, Picture picture) {
    sights.put(symbol, picture);
  }

  /** What {@link #shows} was told last; empty for symbols that this node does not compute. */
  Optional<Picture> sight(String symbol) {
    return Optional.ofNullable(sights.get(symbol));
  }

  /** Symbols that this node computes, without those whose history it goes through just now. */
  List<String> computedHere() {
    return List.copyOf(computed);
  }

  /** Whether a symbol is computed and told. */
  public boolean isEnabled(String canonical) {
    return settings(canonical).filter(SymbolSettings::enabled).isPresent();
  }

  /** The symbols that are computed and told, in the order of the alphabet. */
  public List<String> enabled() {
    return symbols.settings().values().stream()
        .filter(SymbolSettings::enabled)
        .map(SymbolSettings::symbol)
        .toList();
  }

  private static String bare(String symbol) {
    return symbol.replace("-", "").replace("/", "");
  }
}
