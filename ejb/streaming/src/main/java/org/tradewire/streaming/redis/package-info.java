/**
 * The relay between nodes through a standalone Redis 7. The only package that knows Lettuce;
 * depends on streaming otherwise.
 */
package org.tradewire.streaming.redis;
