package org.tradewire.streaming.session;

import org.tradewire.streaming.channel.Channel;

/**
 * How a subscription began.
 *
 * @param epoch of the state that was sent, 0 where there was none yet
 * @param seq of the state that was sent, 0 where there was none yet
 * @param recovered whether everything after the client's position was sent, nothing missing
 */
public record Subscribed(Channel channel, long epoch, long seq, boolean recovered) {}
