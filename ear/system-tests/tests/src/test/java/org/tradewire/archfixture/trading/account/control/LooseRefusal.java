package org.tradewire.archfixture.trading.account.control;

import org.tradewire.archfixture.trading.shared.RefusalCode;

/** Breaks: refusal codes are enums, in entity packages. */
public final class LooseRefusal implements RefusalCode {}
