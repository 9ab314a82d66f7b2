package org.tradewire.archfixture.web.rest;

import org.tradewire.archfixture.feed.codec.Codec;

/** Breaks: web sends what streaming encoded. */
public final class CodecInWeb {
  Codec codec;
}
