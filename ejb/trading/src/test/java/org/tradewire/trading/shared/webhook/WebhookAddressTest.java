package org.tradewire.trading.shared.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused when an address is written, and what a policy lets through when it is called. */
class WebhookAddressTest {
  private static final WebhookPolicy INTERNET = WebhookPolicy.internet();

  @Test
  void shouldTakeAnAddressOfTheInternet() throws Exception {
    WebhookAddress address = WebhookAddress.of("HTTPS://Hooks.Example.COM./a?b=c%20d", INTERNET);

    assertThat(address.uri()).hasToString("https://hooks.example.com/a?b=c%20d");
    assertThat(address.host()).isEqualTo("hooks.example.com");
    assertThat(address.port()).isEqualTo(443);
    assertThat(address).hasToString("https://hooks.example.com:443");
    assertThat(WebhookAddress.of("https://[2606:4700::1]:8443", INTERNET))
        .hasToString("https://[2606:4700::1]:8443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[fd00:ec2::254]/",
        "https://[fe80::1%25eth0]/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://127.1/",
        "https://0177.0.0.1/",
        "https://127.0.0.1./",
        "https://./",
        "https://hooks.example.com../",
        "https://user@hooks.example.com/",
        "https://user:word@hooks.example.com/",
        "https://hooks.example.com@127.0.0.1/",
        "https://hooks.example.com:22/",
        "https://hooks.example.com:80/",
        "https://hooks.example.com:99999/",
        "https://hooks.example.com/#part",
        "https://hööks.example.com/",
        "https:///path",
        "https:hooks.example.com",
        "http://hooks.example.com/",
        "ftp://hooks.example.com/",
        "file:///etc/passwd",
        "//hooks.example.com/",
        "hooks.example.com",
        "https://hooks.example.com/ a",
        "https://hooks.example.com\\@127.0.0.1/",
        "https://hooks.example.com/\r\nX: y",
        ""
      })
  void shouldRefuseWhatIsNoAddressOfTheInternet(String text) {
    assertThatThrownBy(() -> WebhookAddress.of(text, INTERNET))
        .isInstanceOf(UnfitWebhookException.class);
  }

  @Property(tries = 3_000)
  void shouldRefuseWithASentenceOrTakeWhateverIsWritten(@ForAll("addresses") String text) {
    try {
      WebhookAddress address = WebhookAddress.of(text, INTERNET);

      assertThat(address.uri().getHost()).isNotEmpty();
      assertThat(address.uri().getRawUserInfo()).isNull();
      assertThat(address.uri().getScheme()).isEqualTo("https");
    } catch (UnfitWebhookException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<String> addresses() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "https:",
            "http:",
            "//",
            "/",
            "\\",
            "@",
            ":",
            "443",
            "?",
            "#",
            "[",
            "]",
            "::1",
            ".",
            "a.test",
            "127.0.0.1",
            "1",
            "%",
            "%25",
            "%2f",
            "0x7f",
            "-",
            "_",
            " ",
            "ö",
            "\t");
    return parts.list().ofMaxSize(8).map(each -> "https://" + String.join("", each));
  }

  @Test
  void shouldRefuseALongAddressAndRepeatNoneInItsSentence() {
    assertThatThrownBy(() -> WebhookAddress.of("https://a.test/" + "x".repeat(2_000), INTERNET))
        .hasMessage("must have at most 2000 characters");
    assertThatThrownBy(() -> WebhookAddress.of("https://a.test/?key=hidden ", INTERNET))
        .isInstanceOf(UnfitWebhookException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden"));
  }

  @Test
  void shouldTakePlainHttpAndOtherPortsWhereAllowed() throws Exception {
    WebhookPolicy plain = INTERNET.withPlainHttp();

    assertThat(WebhookAddress.of("http://hooks.example.com", plain).port()).isEqualTo(80);
    assertThatThrownBy(() -> WebhookAddress.of("http://hooks.example.com:8080", plain))
        .hasMessage("must not use port 8080; allowed are [80, 443, 8443]");
    assertThat(
            WebhookAddress.of("https://hooks.example.com:9", INTERNET.withPorts(Set.of(9))).port())
        .isEqualTo(9);
  }

  @Test
  void shouldTakeListedHostsAloneWhereThereIsAList() throws Exception {
    WebhookPolicy desk = WebhookPolicy.listed(hosts("hooks.example.com, *.desk.test, 10.1.0.0/16"));
    InetAddress open = InetAddress.getByName("93.184.216.34");

    assertThat(desk.allows("hooks.example.com", open)).isTrue();
    assertThat(desk.allows("a.b.desk.test", open)).isTrue();
    assertThat(desk.allows("desk.test", open)).isFalse();
    assertThat(desk.allows("evil-desk.test", open)).isFalse();
    assertThat(desk.allows("elsewhere.test", open)).isFalse();
    assertThat(desk.allows("elsewhere.test", InetAddress.getByName("10.1.2.3"))).isTrue();
    assertThat(desk.allows("elsewhere.test", InetAddress.getByName("10.2.2.3"))).isFalse();
    assertThatThrownBy(
            () ->
                WebhookAddress.of(
                    "https://elsewhere.test/", WebhookPolicy.listed(hosts("hooks.example.com"))))
        .hasMessage("must not lead to elsewhere.test: this host is not allowed");
    assertThatThrownBy(
            () -> WebhookAddress.of("https://a.test/", WebhookPolicy.listed(HostList.NONE)))
        .isInstanceOf(UnfitWebhookException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "inside.test, 10.0.0.7, true",
    "inside.test, 127.0.0.1, true",
    "inside.test, fd00::1, true",
    // A name says nothing of the machines' own secrets, whatever it resolves to.
    "inside.test, 169.254.169.254, false",
    "inside.test, 168.63.129.16, false",
    "inside.test, 224.0.0.1, false",
    "other.test, 10.0.0.7, false",
    "other.test, 192.168.7.1, true",
    "other.test, 192.168.8.1, false",
    "other.test, 169.254.1.1, true"
  })
  void shouldOpenPrivateNetworksByNameAndTheRestByRange(String host, String at, boolean allowed)
      throws Exception {
    WebhookPolicy policy = INTERNET.opening(hosts("inside.test, 192.168.7.0/24, 169.254.1.0/24"));

    assertThat(policy.allows(host, InetAddress.getByName(at))).isEqualTo(allowed);
  }

  @Test
  void shouldReadAndWriteLists() {
    assertThat(hosts(" A.test ,, 10.0.0.0/8,fd00::/8, ::1 , 10.1.2.3"))
        .hasToString("a.test, 10.0.0.0/8, fd00::/8, ::1, 10.1.2.3");
    assertThat(HostList.form().read("*.a.test")).isPresent();
    assertThat(hosts("")).hasToString("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0/8",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "fd00::/129",
        "1.2.3",
        "a_b.test",
        "*",
        "*.*.test",
        "a.*.test",
        "https://a.test",
        "a.test:443",
        "[::1]",
        "::g",
        "a..test",
        "-a.test",
        "a b"
      })
  void shouldReadNoOtherLists(String text) {
    assertThat(HostList.read(text)).isEmpty();
  }

  private static HostList hosts(String text) {
    return HostList.read(text).orElseThrow();
  }
}
