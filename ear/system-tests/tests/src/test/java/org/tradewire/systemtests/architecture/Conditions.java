package org.tradewire.systemtests.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Conditions that ArchUnit's own vocabulary does not have. */
final class Conditions {
  private static final Set<String> FLOATING_POINT =
      Set.of("double", "float", Double.class.getName(), Float.class.getName());

  /** The ground that all components stand on; it has no layers. */
  private static final String SHARED = "shared";

  private static final String PRODUCES = "jakarta.enterprise.inject.Produces";
  private static final String RESOURCE_ADAPTER = "jakarta.resource.spi.ResourceAdapter";

  private Conditions() {}

  static ArchCondition<JavaClass> notDependOnTheirOwnBoundary(String trading) {
    return notDepend(
        "not depend on their own boundary",
        (origin, target) ->
            Component.of(trading, origin).equals(Component.of(trading, target))
                && Component.layerOf(trading, target).equals("boundary"));
  }

  static ArchCondition<JavaClass> meetOtherComponentsOnlyThroughBoundaryOrEntity(String trading) {
    return notDepend(
        "meet other components only through boundary or entity",
        (origin, target) ->
            !Component.of(trading, target).isEmpty()
                && !Component.of(trading, target).equals(SHARED)
                && !Component.of(trading, origin).equals(Component.of(trading, target))
                && !Set.of("boundary", "entity").contains(Component.layerOf(trading, target)));
  }

  /** No field, parameter or result of type double or float, boxed, as array or as type argument. */
  static ArchCondition<JavaClass> haveNoFloatingPointMembers() {
    return new ArchCondition<>("have no floating point in fields and signatures") {
      @Override
      public void check(JavaClass owner, ConditionEvents events) {
        for (JavaField field : owner.getFields()) {
          report(field, Stream.of(field.getType()), events);
        }
        if (owner.isAnonymousClass()) {
          return; // its constructor is the compiler's: it repeats the superclass's parameters
        }
        for (JavaCodeUnit unit : owner.getCodeUnits()) {
          report(
              unit,
              Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream()),
              events);
        }
      }

      private void report(JavaMember member, Stream<JavaType> types, ConditionEvents events) {
        boolean floating =
            types
                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .anyMatch(type -> FLOATING_POINT.contains(type.getName()));
        if (floating) {
          events.add(
              SimpleConditionEvent.violated(
                  member, member.getFullName() + " holds double or float"));
        }
      }
    };
  }

  /**
   * Calls and method references alike; composition roots are free: a main class, a CDI producer,
   * the resource adapter.
   */
  static ArchCondition<JavaClass> askNoStaticClock() {
    return notUse(
        "ask no static clock",
        access -> isStaticClock(access.getTarget()) && !inCompositionRoot(access));
  }

  static ArchCondition<JavaClass> makeNoThread() {
    return notUse(
        "make no thread",
        access -> {
          CodeUnitAccessTarget target = access.getTarget();
          JavaClass owner = target.getOwner();
          boolean constructor = target.getName().equals(JavaConstructor.CONSTRUCTOR_NAME);
          boolean ownPool =
              owner.isEquivalentTo(Executors.class)
                  && target.getName().startsWith("new")
                  && target.getRawParameterTypes().stream()
                      .noneMatch(type -> type.isEquivalentTo(ThreadFactory.class));
          return ownPool
              || (constructor
                  && (owner.isAssignableTo(Thread.class) || owner.isEquivalentTo(Timer.class)));
        });
  }

  static ArchCondition<JavaClass> notCall(String method, String ownerName) {
    return notUse(
        "not call " + method,
        access ->
            access.getTarget().getName().equals(method)
                && access.getTargetOwner().isAssignableTo(ownerName));
  }

  private static boolean isStaticClock(CodeUnitAccessTarget target) {
    JavaClass owner = target.getOwner();
    String name = target.getName();
    boolean takesClock =
        target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    return (owner.getPackageName().equals("java.time") && name.equals("now") && !takesClock)
        || (owner.isEquivalentTo(Clock.class)
            && (name.startsWith("system") || (name.startsWith("tick") && !takesClock)))
        || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
        || (owner.isEquivalentTo(Date.class)
            && name.equals(JavaConstructor.CONSTRUCTOR_NAME)
            && target.getRawParameterTypes().isEmpty())
        || (owner.isEquivalentTo(Calendar.class) && name.equals("getInstance"));
  }

  private static boolean inCompositionRoot(JavaAccess<? extends CodeUnitAccessTarget> access) {
    JavaCodeUnit origin = access.getOrigin();
    JavaClass owner = access.getOriginOwner();
    boolean initialiser = origin.isConstructor() || origin.getName().equals("<clinit>");
    return origin.isAnnotatedWith(PRODUCES)
        || (initialiser
            && owner.getFields().stream().anyMatch(field -> field.isAnnotatedWith(PRODUCES)))
        || owner.isAssignableTo(RESOURCE_ADAPTER)
        || owner.getMethods().stream()
            .anyMatch(
                method ->
                    method.getName().equals("main")
                        && method.getModifiers().contains(JavaModifier.STATIC));
  }

  private static ArchCondition<JavaClass> notUse(
      String description, Predicate<JavaAccess<? extends CodeUnitAccessTarget>> forbidden) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        Stream.of(
                user.getMethodCallsFromSelf(),
                user.getConstructorCallsFromSelf(),
                user.getMethodReferencesFromSelf(),
                user.getConstructorReferencesFromSelf())
            .flatMap(Set::stream)
            .map(access -> (JavaAccess<? extends CodeUnitAccessTarget>) access)
            .filter(forbidden)
            .forEach(
                access -> events.add(SimpleConditionEvent.violated(user, access.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> notDepend(
      String description, BiPredicate<JavaClass, JavaClass> forbidden) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
          if (forbidden.test(origin, dependency.getTargetClass())) {
            events.add(SimpleConditionEvent.violated(origin, dependency.getDescription()));
          }
        }
      }
    };
  }

  /** Reads component and layer from a package such as {@code ..trading.challenge.control}. */
  private static final class Component {
    static String of(String trading, JavaClass type) {
      return part(trading, type, 0);
    }

    static String layerOf(String trading, JavaClass type) {
      return part(trading, type, 1);
    }

    private static String part(String trading, JavaClass type, int index) {
      String prefix = trading + ".";
      if (!type.getPackageName().startsWith(prefix)) {
        return "";
      }
      String[] parts = type.getPackageName().substring(prefix.length()).split("\\.", -1);
      return index < parts.length ? parts[index] : "";
    }
  }
}
