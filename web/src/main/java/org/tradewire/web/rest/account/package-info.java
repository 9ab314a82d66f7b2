/**
 * REST: users, sign-in, tokens and tickets. Depends on {@code web.rest}, {@code web.json}, {@code
 * web.problem} and {@code trading.account}.
 */
package org.tradewire.web.rest.account;
