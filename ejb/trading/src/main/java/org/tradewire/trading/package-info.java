/**
 * The business components, each split into boundary (transactions), control (decisions) and entity
 * (state and values). Components meet only through another's boundary or entity.
 */
package org.tradewire.trading;
