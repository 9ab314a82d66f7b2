package org.tradewire.archfixture.trading.account.entity;

/** Stands for whoever calls. */
public record Caller(String name) {}
