package org.tradewire.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule of {@link HouseRules} reports the fixture that breaks it: a rule that cannot fail
 * protects nothing.
 */
class HouseRulesCanFailArchTest {
  private static final String BASE = "org.tradewire.archfixture";
  private static final Map<String, ArchRule> RULES = HouseRules.below(BASE);
  private static final Map<String, List<String>> OFFENCES = new HashMap<>();
  private static JavaClasses fixtures;

  @BeforeAll
  static void importFixtures() {
    fixtures = new ClassFileImporter().importPackages(BASE);
  }

  static {
    OFFENCES.put("entity calls neither control nor boundary", List.of("ControlInEntity"));
    OFFENCES.put("wire forms show values alone", List.of("ControlInWire"));
    OFFENCES.put("entity knows no wire form", List.of("WireInEntity"));
    OFFENCES.put("control does not call its own boundary", List.of("BoundaryInControl"));
    OFFENCES.put("components meet through boundary or entity", List.of("ForeignControl"));
    OFFENCES.put("components have no cycle", List.of("KnowsAccount", "KnowsChallenge"));
    OFFENCES.put("an account is changed by its book alone", List.of("HoldsChallenge"));
    OFFENCES.put(
        "components see what the floor plan allows", List.of("account sees challenge: Field"));
    OFFENCES.put("packages hold at most 25 classes", List.of("feed.crowd holds 26 classes"));
    OFFENCES.put("no circle of classes in a package", List.of("circle [Egg, Hen]"));
    OFFENCES.put(
        "boundary beans ask who calls",
        List.of("nobody() is not told who calls", "Caller) forgets who calls"));
    OFFENCES.put("shared sees no component", List.of("SharedSeesAccount"));
    OFFENCES.put(
        "refusal codes are enums of entity packages",
        List.of("AccountCodes> does not have simple name", "LooseRefusal> is no enum"));
    OFFENCES.put("problems know no component", List.of("ProblemSeesAccount"));
    OFFENCES.put("trading does not see web", List.of("TradingSeesWeb"));
    OFFENCES.put("web sees no control", List.of("ControlInWeb"));
    OFFENCES.put("streaming sees neither trading nor web", List.of("StreamingSeesTrading"));
    OFFENCES.put("feed sees none of the tiers above", List.of("FeedSeesStreaming"));
    OFFENCES.put("ring stays between collector and adapter", List.of("RingInControl"));
    OFFENCES.put("codec stays in feed, collector and streaming", List.of("CodecInWeb"));
    OFFENCES.put("connector API in feed.adapter", List.of("ConnectorInControl"));
    OFFENCES.put("Lettuce in streaming.redis", List.of("LettuceInControl"));
    OFFENCES.put("ta4j in signal.control.strategy", List.of("Ta4jInAccount"));
    OFFENCES.put("Apache HttpClient in shared.webhook", List.of("HttpClientInControl"));
    OFFENCES.put("JPA in trading", List.of("JpaInWeb"));
    OFFENCES.put("WebSocket API in web.socket", List.of("SocketInRest"));
    OFFENCES.put(
        "no binary floating point in trading",
        List.of("DoubleBalance.balance", "DoubleBalance.history", "DoubleBalance.daily"));
    OFFENCES.put(
        "no static clock",
        List.of("System.currentTimeMillis()", "Instant.now()", "Clock.systemUTC()"));
    OFFENCES.put(
        "no thread of our own in the server",
        List.of("java.lang.Thread.<init>", "Executors.newSingleThreadExecutor()"));
    OFFENCES.put("no asynchronous domain events", List.of("AsyncEventInBoundary"));
    OFFENCES.put(
        "what is fired is observed",
        List.of("FiresUnobserved fires org.tradewire.archfixture.trading.account.entity.Caller,"));
    OFFENCES.put("no blocking WebSocket send", List.of("BlockingSend"));
    OFFENCES.put(
        "a bean is injected by its constructor",
        List.of("InjectedTwice.field is injected", "InjectedByField.given is injected"));
    OFFENCES.put(
        "both servers can make a bean",
        List.of(
            "MadeByOneServer.<init>(java.lang.String) is not public",
            "MadeByOneServer.<init>(java.lang.String) calls strip",
            "MadeByOneServer.<init>(java.lang.String) makes StringBuilder",
            "MadeByOneServer has no empty one"));
    OFFENCES.put(
        "a bean behind a proxy has one public constructor",
        List.of(
            "MadeInTwoWays has 2 public constructors",
            "MadeByOneServer.<init>(java.lang.String) is hidden"));
    OFFENCES.put(
        "a class name stands for one thing",
        List.of(
            "Hub stands for [org.tradewire.archfixture.feed.api.Hub,"
                + " org.tradewire.archfixture.streaming.Hub]"));
    OFFENCES.put(
        "nobody is handed an Optional", List.of("Hub.find(java.util.Optional) takes an Optional"));
    OFFENCES.put("every code is sent", List.of("CloseCode.NEVER is used by nobody"));
  }

  static Stream<String> rules() {
    return RULES.keySet().stream();
  }

  @Test
  void shouldHaveAnOffenderForEveryRule() {
    assertThat(OFFENCES.keySet()).containsExactlyInAnyOrderElementsOf(RULES.keySet());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldReportOffenderWhenBroken(String rule) {
    String report =
        String.join("\n", RULES.get(rule).evaluate(fixtures).getFailureReport().getDetails());

    assertThat(report).contains(OFFENCES.get(rule));
  }
}
