package org.tradewire.archfixture.trading.account.control;

import io.lettuce.core.RedisClient;

/** Breaks: only streaming.redis knows Lettuce. */
public final class LettuceInControl {
  RedisClient client;
}
