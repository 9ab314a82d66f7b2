package org.tradewire.trading.shared.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that begin with the same bits, as {@code 10.0.0.0/8} writes them. Immutable. */
final class AddressRange {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

  private final byte[] first;
  private final int bits;

  private AddressRange(byte[] first, int bits) {
    this.first = first;
    this.bits = bits;
  }

  /** A range, or a single address; empty where the text is neither. Asks no name server. */
  static Optional<AddressRange> read(String text) {
    int slash = text.indexOf('/');
    String number = slash < 0 ? "" : text.substring(slash + 1);
    if (slash >= 0 && !BITS.matcher(number).matches()) {
      return Optional.empty();
    }
    return literal(slash < 0 ? text : text.substring(0, slash))
        .map(InetAddress::getAddress)
        .map(
            first ->
                new AddressRange(
                    first, slash < 0 ? Byte.SIZE * first.length : Integer.parseInt(number)))
        .filter(range -> range.bits <= Byte.SIZE * range.first.length);
  }

  /**
   * The address that a text writes out, an IPv6 one without brackets; empty where it is a name or
   * one of the short and octal forms, which programs read differently. Asks no name server.
   */
  static Optional<InetAddress> literal(String text) {
    boolean six = IPV6.matcher(text).matches();
    if (!six && !IPV4.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      // What stands in brackets is never looked up.
      return Optional.of(InetAddress.getByName(six ? "[" + text + "]" : text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether an address lies in it; one of the other version of IP does not. */
  boolean holds(InetAddress address) {
    byte[] other = address.getAddress();
    if (other.length != first.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((first[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
