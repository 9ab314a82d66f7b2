package org.tradewire.systemtests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules on packages and code, by name, for the classes below one base package. The product lies
 * under {@code org.tradewire}; fixtures that break every rule mirror its packages below another
 * base.
 */
final class HouseRules {
  private static final int MAX_CLASSES = 25;

  /** Who may sign in, and what everybody may see who is signed in. */
  private static final Set<String> FOR_ANYBODY =
      Set.of(
          "Bootstrap",
          "SignIn",
          "WsTickets.redeem",
          "Health",
          "Instruments.all",
          "EconomicCalendar.between",
          "ChallengeTemplates",
          "Challenges.leaders",
          "Signals.find",
          "Signals.newest",
          "Signals.get",
          "SignalStatistics");

  /** What the server does by itself, or a boundary of ours that has asked who calls. */
  private static final Set<String> FOR_THE_SERVER =
      Set.of(
          "Users",
          "StoredSettings",
          "AuditLog",
          "Persistence",
          "ChannelLog",
          "AlertRaising",
          "AlertStates",
          "OutboxWriter",
          "OutboxRelay",
          "Instruments.lately",
          "PricePins.all",
          "PricePins.move",
          "PricePins.state",
          "Instruments.priceBySimulator",
          "EconomicCalendar.near",
          "Candles",
          "OpenInterests",
          "Liquidations",
          "IngestChunks",
          "BackTests",
          "Heatmaps",
          "HeatmapPositions",
          "HeatmapStore",
          "Strategies.all",
          "ChallengeDays",
          "ChallengeStates",
          "Challenges.newestTrades",
          "Challenges.countTrades",
          "OpenAccounts",
          "OrderSettlement",
          "SignalWriter",
          "SignalLog",
          "SignalRelay",
          "SignalIntake",
          "OutcomeStore",
          "StoredHooks",
          "StrategyConfidence",
          "NotificationIntake",
          "NotificationDeliveries");

  private final String base;
  private final Map<String, ArchRule> rules = new LinkedHashMap<>();

  private HouseRules(String base) {
    this.base = base;
  }

  static Map<String, ArchRule> below(String base) {
    HouseRules house = new HouseRules(base);
    house.components();
    house.accounts();
    house.rooms();
    house.shared();
    house.tiers();
    house.technologies();
    house.code();
    house.rules.putAll(BeanRules.below(base));
    house.rules.putAll(EventRules.below(base));
    house.rules.putAll(VocabularyRules.below(base));
    return house.rules;
  }

  private void components() {
    rules.put(
        "entity calls neither control nor boundary",
        noClasses()
            .that()
            .resideInAPackage(base + ".trading.*.entity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(base + ".trading.*.control..", base + ".trading.*.boundary..")
            .because("boundary calls control calls entity, never the other way"));
    rules.put(
        "wire forms show values alone",
        noClasses()
            .that()
            .resideInAPackage(base + ".trading.*.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(base + ".trading.*.control..", base + ".trading.*.boundary..")
            .because("how a value looks on the wire is a form of it, not a decision"));
    rules.put(
        "entity knows no wire form",
        noClasses()
            .that()
            .resideInAPackage(base + ".trading.*.entity..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(base + ".trading.*.wire..")
            .because("the names of the wire are promised to clients, those of a value are ours"));
    rules.put(
        "control does not call its own boundary",
        classes()
            .that()
            .resideInAPackage(base + ".trading.*.control..")
            .should(Conditions.notDependOnTheirOwnBoundary(base + ".trading"))
            .because("a transaction begins in the boundary; control decides inside it"));
    rules.put(
        "components meet through boundary or entity",
        classes()
            .that()
            .resideInAPackage(base + ".trading..")
            .should(Conditions.meetOtherComponentsOnlyThroughBoundaryOrEntity(base + ".trading"))
            .because("a component's control is its own business and may change freely"));
    rules.put(
        "components have no cycle",
        slices()
            .matching(base + ".trading.(*)..")
            .should()
            .beFreeOfCycles()
            .because("components that need each other are one component"));
  }

  private void accounts() {
    rules.put(
        "an account is changed by its book alone",
        noClasses()
            .that()
            .resideInAPackage(base + "..")
            .and()
            .resideOutsideOfPackage(base + ".trading.challenge..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(base + ".trading.challenge.entity.Challenge")
            .because("whoever holds the stored account can number its events and leave them out"));
  }

  private void rooms() {
    rules.put(
        "components see what the floor plan allows",
        classes()
            .that()
            .resideInAPackage(base + ".trading..")
            .should(RoomConditions.seeWhatThePlanAllows(base + ".trading", FloorPlan.MAY_SEE))
            .because("a new arrow between components is a decision, not an import"));
    rules.put(
        "packages hold at most 25 classes",
        classes()
            .that()
            .resideInAPackage(base + "..")
            .should(RoomConditions.lieInPackagesOfAtMost(MAX_CLASSES))
            .because("a new line must find its place by looking once"));
    rules.put(
        "no circle of classes in a package",
        classes()
            .that()
            .resideInAPackage(base + "..")
            .should(RoomConditions.needNobodyOfTheirPackageInACircle())
            .because("classes that need each other can only be understood together"));
    rules.put(
        "boundary beans ask who calls",
        classes()
            .that()
            .resideInAPackage(base + ".trading.*.boundary..")
            .and(BeanRules.areEnterpriseBeans())
            .should(
                RoomConditions.askWhoCalls(
                    base + ".trading.account.entity.Caller",
                    Stream.concat(FOR_ANYBODY.stream(), FOR_THE_SERVER.stream()).toList()))
            .because("rights are decided where the transaction begins, by the caller it is told"));
  }

  private void shared() {
    rules.put(
        "shared sees no component",
        noClasses()
            .that()
            .resideInAPackage(base + ".trading.shared..")
            .should()
            .dependOnClassesThat(
                resideInAPackage(base + "..")
                    .and(not(resideInAPackage(base + ".trading.shared.."))))
            .because("whatever all components stand on must stand on none of them"));
    rules.put(
        "refusal codes are enums of entity packages",
        classes()
            .that()
            .implement(base + ".trading.shared.RefusalCode")
            .should()
            .beEnums()
            .andShould()
            .haveSimpleNameEndingWith("Refusal")
            .andShould()
            .resideInAPackage(base + ".trading.*.entity")
            .because("the table for integrators is compared with what is found there"));
    rules.put(
        "problems know no component",
        noClasses()
            .that()
            .resideInAPackage(base + ".web.problem..")
            .should()
            .dependOnClassesThat(
                resideInAPackage(base + ".trading..")
                    .and(not(resideInAPackage(base + ".trading.shared.."))))
            .because("a refusal brings its kind and code; a new component changes nothing there"));
  }

  private void tiers() {
    rules.put(
        "trading does not see web",
        noClasses()
            .that()
            .resideInAPackage(base + ".trading..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(base + ".web..")
            .because("the business tier works without its web front"));
    rules.put(
        "web sees no control",
        noClasses()
            .that()
            .resideInAPackage(base + ".web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(base + ".trading.*.control..")
            .because("rights and transactions begin in the boundary; nobody goes around it"));
    rules.put(
        "streaming sees neither trading nor web",
        noClasses()
            .that()
            .resideInAPackage(base + ".streaming..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(base + ".trading..", base + ".web..")
            .because("streaming is tested with plain JUnit and serves any component"));
    rules.put(
        "feed sees none of the tiers above",
        noClasses()
            .that()
            .resideInAnyPackage(base + ".feed..", base + ".collector..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(base + ".trading..", base + ".web..", base + ".streaming..")
            .because("collectors run in a process of their own, without the application"));
    rules.put(
        "ring stays between collector and adapter",
        noClasses()
            .that()
            .resideInAPackage(base + "..")
            .and()
            .resideOutsideOfPackages(
                base + ".feed.ring..", base + ".feed.adapter..", base + ".collector..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(base + ".feed.ring..")
            .because("the mapped file's layout is known to its writer and its reader alone"));
    rules.put(
        "codec stays in feed, collector and streaming",
        noClasses()
            .that()
            .resideInAPackage(base + "..")
            .and()
            .resideOutsideOfPackages(
                base + ".feed.codec..",
                base + ".feed.ring..",
                base + ".feed.adapter..",
                base + ".collector..",
                base + ".streaming..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(base + ".feed.codec..")
            .because("business code sees values, not encodings"));
  }

  private void technologies() {
    only(
        "connector API in feed.adapter",
        ".feed.adapter..",
        "the rest of us are plain or EJB code",
        "jakarta.resource..");
    only(
        "Lettuce in streaming.redis",
        ".streaming.redis..",
        "the relay can be replaced",
        "io.lettuce..");
    only(
        "ta4j in signal.control.strategy",
        ".trading.signal.control.strategy..",
        "its numbers and bars are no values of ours",
        "org.ta4j..");
    only(
        "Apache HttpClient in shared.webhook",
        ".trading.shared.webhook..",
        "what calls addresses that others wrote checks them first",
        "org.apache.hc..");
    only(
        "JPA in trading",
        ".trading..",
        "only the business tier has a database",
        "jakarta.persistence..",
        "org.hibernate..");
    only(
        "WebSocket API in web.socket",
        ".web.socket..",
        "sessions are wrapped once, at the edge",
        "jakarta.websocket..");
  }

  private void only(String name, String home, String reason, String... technology) {
    rules.put(
        name,
        noClasses()
            .that()
            .resideInAPackage(base + "..")
            .and()
            .resideOutsideOfPackage(base + home)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(technology)
            .because(reason));
  }

  private void code() {
    rules.put(
        "no binary floating point in trading",
        classes()
            .that()
            .resideInAPackage(base + ".trading..")
            .and()
            .resideOutsideOfPackage(base + ".trading.monitoring..")
            .should(Conditions.haveNoFloatingPointMembers())
            .because("money is BigDecimal; a double cannot hold a cent"));
    rules.put(
        "no static clock",
        classes()
            .that()
            .resideInAPackage(base + "..")
            .should(Conditions.askNoStaticClock())
            .because("time is injected, so that tests can move it"));
    rules.put(
        "no thread of our own in the server",
        classes()
            .that()
            .resideInAnyPackage(
                base + ".trading..",
                base + ".web..",
                base + ".streaming..",
                base + ".feed.adapter..")
            .should(Conditions.makeNoThread())
            .because(
                "ManagedThreadFactory, ManagedExecutorService and Work give threads that the server"
                    + " can stop"));
    rules.put(
        "no blocking WebSocket send",
        classes()
            .that()
            .resideInAPackage(base + "..")
            .should(Conditions.notCall("getBasicRemote", "jakarta.websocket.Session"))
            .because("one slow client must not hold a thread that serves the others"));
  }
}
