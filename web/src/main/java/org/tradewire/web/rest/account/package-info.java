/**
 * REST: users, sign-in, tokens and tickets. Depends on {@code web.rest}, {@code web.json}, {@code
 * web.problem}, {@code trading.account}, {@code trading.shared} and {@code streaming.message}.
 */
package org.tradewire.web.rest.account;
