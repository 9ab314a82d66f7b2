package org.tradewire.web.rest;

/** Parts of addresses that several resources share. */
public final class PathPatterns {

  /** Anything else is not the address of one of ours and is answered 404. */
  public static final String ID = "{id: [0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}";

  private PathPatterns() {}
}
