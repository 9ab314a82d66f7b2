/**
 * Users and their roles: signing in, tokens, WebSocket tickets, and who may watch which kind of
 * channel.
 *
 * <p>Other components ask its boundary and know its {@link
 * org.tradewire.trading.account.entity.Caller}. It depends on no other component.
 */
package org.tradewire.trading.account;
