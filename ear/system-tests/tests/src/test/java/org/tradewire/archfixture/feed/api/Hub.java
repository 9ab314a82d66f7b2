package org.tradewire.archfixture.feed.api;

/** Breaks: there is another class of this name. */
public final class Hub {}
