/**
 * Users and their roles: signing in, tokens, WebSocket tickets, and who may watch which kind of
 * channel.
 *
 * <p>Other components ask its boundary and know its {@link
 * org.tradewire.trading.account.entity.Caller}. It depends on {@code audit} and {@code shared}
 * alone.
 */
package org.tradewire.trading.account;
