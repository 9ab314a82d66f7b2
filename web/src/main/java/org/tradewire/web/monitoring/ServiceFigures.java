package org.tradewire.web.monitoring;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * How this node serves its clients, since its start, in the words of document 003.
 *
 * @param operational whether all that it needs is there; else it serves with less
 * @param uptime since the application's start
 * @param activeClients WebSockets that are open
 * @param totalClients WebSockets that were ever opened
 * @param messagesSent to clients, once for each
 * @param messagesDropped because a client was slow
 * @param averageLatencyMs from giving a frame to the transport until it took it as a whole, the
 *     mean of all in milliseconds with three decimals; 0 where nothing was sent yet
 * @param taken when these figures were
 * @param received records of the feeds on its own machine that it has read
 * @param activeConnections venues whose feeds are live
 */
public record ServiceFigures(
    boolean operational,
    Duration uptime,
    long activeClients,
    long totalClients,
    long messagesSent,
    long messagesDropped,
    BigDecimal averageLatencyMs,
    Instant taken,
    long received,
    long activeConnections) {}
