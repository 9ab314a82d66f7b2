package org.tradewire.web.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What may stand in a parameter of a query, as the OpenAPI document says it. The resource reads the
 * parameter with the method of {@link QueryParameters} of the same name; a system test tries both
 * ends of each range, and each choice, on a real node.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Expects {
  /** No number counts where the parameter is missing. */
  int UNSAID = Integer.MIN_VALUE;

  /** What kind of text it is. */
  Kind value();

  /** The least number. */
  int min() default 0;

  /** The greatest number. */
  int max() default Integer.MAX_VALUE;

  /** The number that counts where the parameter is missing. */
  int standard() default UNSAID;

  /** The word that counts where the parameter is missing; empty where none does. */
  String standardText() default "";

  /** The constants of a choice, in any case. */
  Class<? extends Enum<?>> of() default Kind.class;

  /** The texts of a choice that are no names of constants. */
  String[] texts() default {};

  /** Whether it must be there. */
  boolean required() default false;

  /** Kinds of parameters. */
  enum Kind {
    /** Any text. */
    TEXT,
    /** A whole number in decimal digits, from the least to the greatest. */
    NUMBER,
    /** An instant in ISO-8601, of the years 2000 to 2100. */
    INSTANT,
    /** A UUID. */
    UUID,
    /** One of a few words. */
    CHOICE
  }
}
