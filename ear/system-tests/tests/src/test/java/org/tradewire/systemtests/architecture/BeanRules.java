package org.tradewire.systemtests.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How beans get what they need, on both servers: see ADR 0022. */
final class BeanRules {
  private static final String INJECT = "jakarta.inject.Inject";

  /** What answers callers, and what it needs for that. */
  private static final Set<String> BY_CONSTRUCTOR =
      Set.of("jakarta.ejb.Stateless", "jakarta.enterprise.context.Dependent");

  private static final Set<String> ENTERPRISE_BEANS =
      Set.of("jakarta.ejb.Stateless", "jakarta.ejb.Singleton");

  private BeanRules() {}

  static Map<String, ArchRule> below(String base) {
    return Map.of(
        "a bean is injected by its constructor",
        classes()
            .that()
            .resideInAPackage(base + ".trading..")
            .should(beInjectedInOneWay())
            .because("what a test makes is made as the server makes it, by one constructor"),
        "both servers can make a bean",
        classes()
            .that()
            .resideInAPackage(base + ".trading..")
            .and(areEnterpriseBeans())
            .should(beMadeByBothServers())
            .because(
                "WildFly's views need a constructor without parameters, Payara's a public one"),
        "a bean behind a proxy has one public constructor",
        classes()
            .that()
            .resideInAPackage(base + ".trading..")
            .and(areHiddenBehindAProxy())
            .should(haveOnePublicConstructor())
            .because("Payara makes views through the first public one, whichever that is"));
  }

  static DescribedPredicate<CanBeAnnotated> areEnterpriseBeans() {
    return areAnnotatedWithOneOf("are enterprise beans", ENTERPRISE_BEANS);
  }

  private static DescribedPredicate<CanBeAnnotated> areHiddenBehindAProxy() {
    return areAnnotatedWithOneOf(
            "have a normal scope", Set.of("jakarta.enterprise.context.ApplicationScoped"))
        .or(areEnterpriseBeans())
        .as("are hidden behind a proxy");
  }

  private static DescribedPredicate<CanBeAnnotated> areAnnotatedWithOneOf(
      String description, Set<String> annotations) {
    return DescribedPredicate.describe(
        description, type -> annotations.stream().anyMatch(type::isAnnotatedWith));
  }

  private static ArchCondition<JavaClass> beInjectedInOneWay() {
    return new ArchCondition<>("be injected by a constructor, or have none and be by fields") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean made = type.getConstructors().stream().anyMatch(each -> !isEmpty(each));
        if (made || BY_CONSTRUCTOR.stream().anyMatch(type::isAnnotatedWith)) {
          type.getFields().stream()
              .filter(each -> each.isAnnotatedWith(INJECT))
              .forEach(each -> events.add(violated(each, each.getFullName() + " is injected")));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> beMadeByBothServers() {
    return new ArchCondition<>("have a public constructor that only assigns, and an empty one") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaConstructor each : type.getConstructors()) {
          if (each.isAnnotatedWith(INJECT)) {
            check(each, events);
          }
        }
      }

      private void check(JavaConstructor injected, ConditionEvents events) {
        if (!injected.getModifiers().contains(JavaModifier.PUBLIC)) {
          events.add(violated(injected, injected.getFullName() + " is not public"));
        }
        injected
            .getMethodCallsFromSelf()
            .forEach(
                call ->
                    events.add(
                        violated(call, injected.getFullName() + " calls " + call.getName())));
        injected.getConstructorCallsFromSelf().stream()
            .filter(call -> !isOfSuper(call) && !initialisesAField(call))
            .forEach(
                call ->
                    events.add(
                        violated(
                            call,
                            injected.getFullName()
                                + " makes "
                                + call.getTargetOwner().getSimpleName())));
        if (injected.getOwner().getConstructors().stream().noneMatch(BeanRules::isForProxies)) {
          events.add(violated(injected, injected.getOwner().getName() + " has no empty one"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> haveOnePublicConstructor() {
    return new ArchCondition<>("have one public constructor, the injected one where there is one") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        List<JavaConstructor> open =
            type.getConstructors().stream()
                .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
                .toList();
        if (open.size() > 1) {
          events.add(
              violated(type, type.getName() + " has " + open.size() + " public constructors"));
        }
        type.getConstructors().stream()
            .filter(each -> each.isAnnotatedWith(INJECT) && !open.contains(each))
            .forEach(each -> events.add(violated(each, each.getFullName() + " is hidden")));
      }
    };
  }

  private static boolean isOfSuper(JavaConstructorCall call) {
    return call.getOriginOwner()
        .getRawSuperclass()
        .filter(call.getTargetOwner()::equals)
        .isPresent();
  }

  /** What stands beside a field needs no argument, and is made by every constructor. */
  private static boolean initialisesAField(JavaConstructorCall call) {
    return call.getOriginOwner().getConstructors().stream()
        .filter(each -> !each.equals(call.getOrigin()))
        .flatMap(each -> each.getConstructorCallsFromSelf().stream())
        .anyMatch(
            other ->
                other.getLineNumber() == call.getLineNumber()
                    && other.getTarget().getFullName().equals(call.getTarget().getFullName()));
  }

  private static boolean isForProxies(JavaConstructor constructor) {
    return isEmpty(constructor) && !constructor.getModifiers().contains(JavaModifier.PRIVATE);
  }

  private static boolean isEmpty(JavaConstructor constructor) {
    return constructor.getParameters().isEmpty();
  }
}
