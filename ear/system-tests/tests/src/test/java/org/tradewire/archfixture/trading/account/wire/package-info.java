/** Classes that break the house rules on purpose; part of the proof that the rules can fail. */
package org.tradewire.archfixture.trading.account.wire;
