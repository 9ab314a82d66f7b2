package org.tradewire.archfixture.trading.account.control;

import jakarta.resource.spi.work.Work;

/** Breaks: only the resource adapter knows the connector API. */
public abstract class ConnectorInControl implements Work {}
