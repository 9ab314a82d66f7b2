/** Holds one class more than a package may. */
package org.tradewire.archfixture.feed.crowd;
