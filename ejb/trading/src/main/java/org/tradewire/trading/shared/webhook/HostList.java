package org.tradewire.trading.shared.webhook;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tradewire.trading.shared.SettingForm;

/**
 * Hosts by name and ranges of addresses, as a configuration lists them: {@code hooks.example.com,
 * *.example.org, 10.1.0.0/16, fd00::/8}. A name with a star stands for all below it, not for
 * itself. Immutable.
 */
public final class HostList {

  /** Nobody. */
  public static final HostList NONE = new HostList(List.of(), List.of());

  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)(\\*\\.)?" + LABEL + "(\\." + LABEL + ")*");
  private static final Pattern ALL_DIGITS = Pattern.compile("[0-9.]*");

  private final Set<String> entries;
  private final List<AddressRange> ranges;

  private HostList(List<String> entries, List<AddressRange> ranges) {
    this.entries = new LinkedHashSet<>(entries);
    this.ranges = ranges;
  }

  /** How it stands in a configuration, parts separated by commas. */
  public static SettingForm<HostList> form() {
    return SettingForm.text(
        "must be names of hosts, *.names and ranges such as 10.0.0.0/8, separated by commas",
        HostList::read,
        HostList::toString);
  }

  /** Reads a list, parts separated by commas; empty where a part is neither name nor range. */
  public static Optional<HostList> read(String text) {
    List<String> entries =
        Stream.of(text.split(",", -1))
            .map(part -> part.strip().toLowerCase(Locale.ROOT))
            .filter(part -> !part.isEmpty())
            .toList();
    List<AddressRange> ranges =
        entries.stream().map(AddressRange::read).flatMap(Optional::stream).toList();
    boolean understood =
        entries.stream().allMatch(each -> AddressRange.read(each).isPresent() || isName(each));
    return understood ? Optional.of(new HostList(entries, ranges)) : Optional.empty();
  }

  private static boolean isName(String text) {
    return NAME.matcher(text).matches() && !ALL_DIGITS.matcher(text).matches();
  }

  /** Whether there are addresses in it that hosts of other names may have. */
  boolean hasRanges() {
    return !ranges.isEmpty();
  }

  /** Whether a host is listed by name, as itself or below a star. */
  boolean names(String host) {
    if (entries.contains(host)) {
      return true;
    }
    for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      if (entries.contains("*" + host.substring(dot))) {
        return true;
      }
    }
    return false;
  }

  /** Whether an address lies in a range that is listed. */
  boolean holds(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.holds(address));
  }

  /** As it is read. */
  @Override
  public String toString() {
    return String.join(", ", entries);
  }
}
