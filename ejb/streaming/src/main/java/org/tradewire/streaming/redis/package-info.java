/**
 * The relay between nodes through a standalone Redis 7. The only package that knows Lettuce;
 * depends on {@code relay}, {@code message} and {@code channel} otherwise.
 */
package org.tradewire.streaming.redis;
