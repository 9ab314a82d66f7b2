/**
 * The business components, each split into boundary (transactions), control (decisions) and entity
 * (state and values); what channels and REST say alike has its form in wire. Components meet only
 * through another's boundary or entity, and all stand on {@code shared}, which sees none of them.
 */
package org.tradewire.trading;
