/**
 * JCA inbound resource adapter: turns the records of shared-memory rings into batches for a
 * message-driven bean.
 *
 * <pre>
 *  FeedResourceAdapter --endpointActivation--&gt; FeedActivation
 *     one RingDiscovery (Work): finds *.ring of the wanted venues, starts one RingPoller for each
 *     RingPoller (Work per ring, long-running): RingFollower -&gt; RecordDecoder -&gt; EndpointDelivery -&gt; MDB
 * </pre>
 *
 * <p>Everything about one ring (records, gaps, health) is delivered on the thread of its poller, so
 * that the receiver sees one ring in order. The only package that may use jakarta.resource; depends
 * on {@code feed.api}, {@code feed.codec.event}, {@code feed.ring}, {@code feed.ring.control} and
 * {@code feed.ring.registry}.
 */
package org.tradewire.feed.adapter;
