package org.tradewire.web.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a resource method answers when it does what it was asked for; once for each status, or for
 * each media type in which that may come, the standard one first. What it says stands in the
 * OpenAPI document, and a system test compares real answers with it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Answer.All.class)
public @interface Answer {

  /** The HTTP status. */
  int status() default 200;

  /** Name of the {@link Shape} of the body; empty where the body is no JSON, or there is none. */
  String shape() default "";

  /** How many of the shape there are. */
  Form as() default Form.ONE;

  /** The body's media type; empty where the method's {@code @Produces} names it. */
  String media() default "";

  /** Whether a {@code Location} header names the address of what was made. */
  boolean location() default false;

  /** A sentence on what the status means; empty where there is only one. */
  String when() default "";

  /** How many of a shape an answer holds. */
  enum Form {
    /** One. */
    ONE,
    /** An array of them. */
    ARRAY,
    /** All that were asked for: {@code {"items":[...]}}. */
    ITEMS,
    /** A part of a longer list: {@code {"items":[...],"total":n}}. */
    PAGE
  }

  /** Several of them. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface All {
    /** One for each status. */
    Answer[] value();
  }
}
