package org.tradewire.trading.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostLabelTest {

  @ParameterizedTest
  @CsvSource({
    "https://hooks.example.com/a?key=secret, https://hooks.example.com",
    "HTTPS://Hooks.Example.com, https://hooks.example.com",
    "https://hooks.example.com./a, https://hooks.example.com",
    "https://hooks.example.com:443/a, https://hooks.example.com",
    "https://hooks.example.com.:0443/a, https://hooks.example.com",
    "https://hooks.example.com:/a, https://hooks.example.com",
    "https://hooks.example.com.:8443/a, https://hooks.example.com:8443",
    "http://hooks.example.com:80/a, http://hooks.example.com",
    "http://hooks.example.com:443/a, http://hooks.example.com:443",
    "https://[2001:DB8::1]/a, https://[2001:db8::1]",
    "https://[2001:db8::1]:443/a, https://[2001:db8::1]"
  })
  void shouldWriteAHostInOneWay(String address, String label) {
    assertThat(HostLabel.of(address)).isEqualTo(label);
  }
}
