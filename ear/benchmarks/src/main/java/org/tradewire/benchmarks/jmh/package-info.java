/**
 * What single operations of the product take, measured with JMH: the limit of requests, a broadcast
 * to a room, encodings, the queue of a session and the rules of a challenge. Each class says what
 * lies inside the measured part, what does not, and the goal where there is one. Depends on the
 * product's modules and on JMH.
 */
package org.tradewire.benchmarks.jmh;
