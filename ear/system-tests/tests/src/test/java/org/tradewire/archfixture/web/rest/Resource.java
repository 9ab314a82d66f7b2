package org.tradewire.archfixture.web.rest;

/** What trading must not know. */
public final class Resource {}
