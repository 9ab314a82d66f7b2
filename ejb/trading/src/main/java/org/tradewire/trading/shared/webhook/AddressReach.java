package org.tradewire.trading.shared.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * From where an address can be reached, by the registries of special-purpose addresses of IANA (RFC
 * 6890). An IPv6 address that carries one of IPv4 (mapped, NAT64, 6to4, ISATAP) reaches as far as
 * that.
 */
enum AddressReach {
  /** The Internet. */
  PUBLIC,
  /** This machine, or the networks of its owner. */
  PRIVATE,
  /**
   * Nothing that should be called: this link, where clouds answer for their machines' secrets, many
   * machines at once, nobody, or a way around these rules.
   */
  SPECIAL;

  private static final List<AddressRange> PRIVATE_RANGES =
      ranges(
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "::1/128",
          "fc00::/7");

  /** Of what would be public else; 168.63.129.16 answers for the machines of one cloud. */
  private static final List<AddressRange> SPECIAL_RANGES =
      ranges(
          "0.0.0.0/8",
          "168.63.129.16/32",
          "169.254.0.0/16",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3",
          "2001::/23",
          "2001:db8::/32",
          "3fff::/20");

  /** Of what would be private else: where clouds answer for their machines' secrets. */
  private static final List<AddressRange> METADATA =
      ranges("100.100.100.200/32", "fd00:ec2::/32", "fd20:ce::/32");

  private static final List<AddressRange> PUBLIC_IPV6 = ranges("2000::/3");
  private static final List<AddressRange> IPV4_AT_THE_END = ranges("64:ff9b::/96");
  private static final List<AddressRange> IPV4_BEHIND_16_BITS = ranges("2002::/16");
  private static final int IPV4_BYTES = 4;

  private static List<AddressRange> ranges(String... texts) {
    return Stream.of(texts).map(text -> AddressRange.read(text).orElseThrow()).toList();
  }

  /** That of an address. */
  static AddressReach of(InetAddress address) {
    if (lies(METADATA, address)) {
      return SPECIAL;
    }
    if (lies(PRIVATE_RANGES, address)) {
      return PRIVATE;
    }
    if (lies(SPECIAL_RANGES, address)) {
      return SPECIAL;
    }
    byte[] bytes = address.getAddress();
    if (bytes.length == IPV4_BYTES) {
      return PUBLIC;
    }
    if (isMapped(bytes) || lies(IPV4_AT_THE_END, address)) {
      return of(ipv4(bytes, bytes.length - IPV4_BYTES));
    }
    if (lies(IPV4_BEHIND_16_BITS, address)) {
      return of(ipv4(bytes, 2));
    }
    if (!lies(PUBLIC_IPV6, address)) {
      return SPECIAL;
    }
    return isIsatap(bytes) ? of(ipv4(bytes, bytes.length - IPV4_BYTES)) : PUBLIC;
  }

  private static boolean lies(List<AddressRange> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.holds(address));
  }

  /** Java makes IPv4 of these when it reads them; nobody promises that for all resolvers. */
  private static boolean isMapped(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == (byte) 0xff && bytes[11] == (byte) 0xff;
  }

  private static boolean isIsatap(byte[] bytes) {
    return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
  }

  private static InetAddress ipv4(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + IPV4_BYTES));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // four bytes are an address
    }
  }
}
