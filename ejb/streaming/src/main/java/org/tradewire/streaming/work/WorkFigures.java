package org.tradewire.streaming.work;

/**
 * How one job goes.
 *
 * @param failures what was complained of since the start
 * @param failing whether something failed in the last turn
 * @param turningNs for how long the turn under way has been running, nanoseconds; 0 where none is
 * @param idleNs how long ago the last turn ended, nanoseconds; 0 while one is under way
 */
public record WorkFigures(
    String name, long failures, boolean failing, long turningNs, long idleNs) {}
