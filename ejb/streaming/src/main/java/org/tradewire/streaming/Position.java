package org.tradewire.streaming;

/** A place in a channel: what a client has seen. */
public record Position(long epoch, long seq) {}
