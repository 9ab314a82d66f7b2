package org.tradewire.trading.relay.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.redis.RedisProbe.Answer;
import org.tradewire.streaming.redis.RedisProbe.Finding;

class RedisRequirementTest {

  @Test
  void shouldRefuseARedisThatIsTooOld() {
    assertThat(RedisRequirement.missing(new Answer(Finding.REDIS, "relay:6379", "6.2.14")))
        .singleElement()
        .asString()
        .startsWith("The Redis at relay:6379 is version 6.2.14; 7 is the oldest")
        .contains("tradewire.redis.uri", "Payara", "WildFly");
  }

  @Test
  void shouldAcceptTheOldestVersionNewerOnesAndUnknownOnes() {
    for (String version : new String[] {"7.0.0", "8.2.1", "255.255.255", ""}) {
      assertThat(RedisRequirement.missing(new Answer(Finding.REDIS, "relay:6379", version)))
          .isEmpty();
    }
  }

  @Test
  void shouldRefuseAWrongPasswordAndWhatIsNoRedis() {
    assertThat(RedisRequirement.missing(new Answer(Finding.REFUSED, "relay:6379", "")))
        .singleElement()
        .asString()
        .startsWith("The Redis at relay:6379 refuses the user or the password;");
    assertThat(RedisRequirement.missing(new Answer(Finding.OTHER, "relay:80", "")))
        .singleElement()
        .asString()
        .startsWith("What answers at relay:80 is no Redis;");
  }

  @Test
  void shouldStartWithoutARedisThatIsAway() {
    assertThat(RedisRequirement.missing(new Answer(Finding.AWAY, "relay:6379", ""))).isEmpty();
  }

  @Test
  void shouldAskNobodyWhereNoRelayIsConfigured() {
    RedisRequirement requirement =
        new RedisRequirement(new StreamingConfiguration(key -> Optional.empty()));

    assertThat(requirement.missing()).isEmpty();
  }

  @Test
  void shouldNameTheKeyOfAMalformedAddressAndNotItsPassword() {
    RedisRequirement requirement =
        new RedisRequirement(
            new StreamingConfiguration(
                key ->
                    Optional.of("redis://:secret@ :x")
                        .filter(any -> key.equals("tradewire.redis.uri"))));

    assertThat(requirement.missing())
        .singleElement()
        .asString()
        .contains("tradewire.redis.uri")
        .doesNotContain("secret");
  }
}
