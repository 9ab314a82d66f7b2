package org.tradewire.trading.signal.entity.event;

import org.tradewire.trading.signal.entity.SignalKey;

/** Its producer, or an administrator, has taken a signal back; it is in the log to be told. */
public record SignalCancelled(SignalKey key) {}
