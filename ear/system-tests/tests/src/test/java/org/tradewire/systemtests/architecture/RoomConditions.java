package org.tradewire.systemtests.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Conditions on rooms as a whole: what a package holds and who sees whom. */
final class RoomConditions {

  private static final Comparator<JavaClass> BY_NAME = Comparator.comparing(JavaClass::getName);

  private RoomConditions() {}

  /**
   * A component sees those of a plan alone.
   *
   * @param trading the package of which components are the sub-packages
   */
  static ArchCondition<JavaClass> seeWhatThePlanAllows(
      String trading, Map<String, Set<String>> maySee) {
    return new ArchCondition<>("see what the floor plan allows") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        String from = component(trading, origin);
        if (from.isEmpty()) {
          return;
        }
        Set<String> seen = maySee.get(from);
        if (seen == null) {
          violated(events, origin, origin.getName() + " lies in a component without a plan");
          return;
        }
        for (Dependency each : origin.getDirectDependenciesFromSelf()) {
          String to = component(trading, each.getTargetClass());
          if (!to.isEmpty() && !to.equals(from) && !seen.contains(to)) {
            violated(events, origin, from + " sees " + to + ": " + each.getDescription());
          }
        }
      }
    };
  }

  /** Packages hold so many top-level classes at most. */
  static ArchCondition<JavaClass> lieInPackagesOfAtMost(int classes) {
    return new ArchCondition<>("lie in packages of at most " + classes + " classes") {
      private final Map<String, Set<String>> packages = new TreeMap<>();

      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (isTopLevel(type)) {
          packages
              .computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
              .add(type.getSimpleName());
        }
      }

      @Override
      public void finish(ConditionEvents events) {
        packages.forEach(
            (name, found) -> {
              if (found.size() > classes) {
                violated(events, name, name + " holds " + found.size() + " classes: " + found);
              }
            });
      }
    };
  }

  /** Classes of one package do not need each other in a circle; a class counts with its inner. */
  static ArchCondition<JavaClass> needNobodyOfTheirPackageInACircle() {
    return new ArchCondition<>("need nobody of their package in a circle") {
      private final Map<JavaClass, Set<JavaClass>> needs = new HashMap<>();

      @Override
      public void check(JavaClass type, ConditionEvents events) {
        JavaClass owner = topLevelOf(type);
        for (Dependency each : type.getDirectDependenciesFromSelf()) {
          JavaClass target = topLevelOf(each.getTargetClass());
          if (!target.equals(owner) && target.getPackageName().equals(owner.getPackageName())) {
            needs.computeIfAbsent(owner, key -> new TreeSet<>(BY_NAME)).add(target);
          }
        }
      }

      @Override
      public void finish(ConditionEvents events) {
        for (JavaClass each : needs.keySet()) {
          Set<JavaClass> way = reached(each);
          if (way.contains(each)) {
            Set<String> circle = new TreeSet<>();
            way.stream()
                .filter(other -> reached(other).contains(each))
                .forEach(other -> circle.add(other.getSimpleName()));
            violated(events, each, each.getName() + " stands in the circle " + circle);
          }
        }
      }

      private Set<JavaClass> reached(JavaClass from) {
        Set<JavaClass> reached = new TreeSet<>(BY_NAME);
        Deque<JavaClass> open = new ArrayDeque<>(needs.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
          JavaClass next = open.poll();
          if (reached.add(next)) {
            open.addAll(needs.getOrDefault(next, Set.of()));
          }
        }
        return reached;
      }
    };
  }

  /**
   * Each public method of a bean is told who calls, and does not forget him; beans that anybody may
   * call, or nobody but the server, are named.
   *
   * @param caller the class of whoever calls
   * @param exempt names of beans, or of a bean and its method with a dot between them
   */
  static ArchCondition<JavaClass> askWhoCalls(String caller, Collection<String> exempt) {
    return new ArchCondition<>("ask who calls") {
      @Override
      public void check(JavaClass bean, ConditionEvents events) {
        if (exempt.contains(bean.getSimpleName())) {
          return;
        }
        bean.getMethods().stream()
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
            .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
            .filter(method -> !exempt.contains(bean.getSimpleName() + "." + method.getName()))
            .forEach(method -> check(method, events));
      }

      private void check(JavaMethod method, ConditionEvents events) {
        if (!isTold(method.getRawParameterTypes())) {
          violated(events, method, method.getFullName() + " is not told who calls");
        } else if (uses(method).noneMatch(this::isAbout)) {
          violated(events, method, method.getFullName() + " forgets who calls");
        }
      }

      private Stream<? extends JavaAccess<?>> uses(JavaMethod method) {
        return Stream.concat(
            method.getMethodCallsFromSelf().stream(),
            method.getConstructorCallsFromSelf().stream());
      }

      private boolean isAbout(JavaAccess<?> access) {
        return access.getTargetOwner().getName().equals(caller)
            || (access.getTarget() instanceof CodeUnitAccessTarget unit
                && isTold(unit.getRawParameterTypes()));
      }

      private boolean isTold(Collection<JavaClass> parameters) {
        return parameters.stream().anyMatch(each -> each.getName().equals(caller));
      }
    };
  }

  private static String component(String trading, JavaClass type) {
    String prefix = trading + ".";
    return type.getPackageName().startsWith(prefix)
        ? type.getPackageName().substring(prefix.length()).split("\\.", -1)[0]
        : "";
  }

  private static boolean isTopLevel(JavaClass type) {
    return type.getEnclosingClass().isEmpty() && !type.getSimpleName().equals("package-info");
  }

  private static JavaClass topLevelOf(JavaClass type) {
    JavaClass owner = type;
    while (owner.getEnclosingClass().isPresent()) {
      owner = owner.getEnclosingClass().get();
    }
    return owner;
  }

  private static void violated(ConditionEvents events, Object subject, String sentence) {
    events.add(SimpleConditionEvent.violated(subject, sentence));
  }
}
