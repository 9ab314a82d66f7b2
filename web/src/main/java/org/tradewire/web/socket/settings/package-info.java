/**
 * What an administrator sets for sockets, and what each endpoint carries. Depends on {@code
 * streaming.session} and {@code streaming.channel}, {@code trading.configuration}, {@code
 * trading.setting} and {@code trading.shared} and MicroProfile Config.
 */
package org.tradewire.web.socket.settings;
