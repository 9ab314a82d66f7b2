package org.tradewire.collector.venue.json;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import net.jqwik.api.constraints.Chars;

/** Texts made of what decimals are made of, and of what almost belongs there. */
@Retention(RetentionPolicy.RUNTIME)
@Chars({'0', '1', '5', '9', '.', '-', 'e'})
@interface DecimalCharacters {}
