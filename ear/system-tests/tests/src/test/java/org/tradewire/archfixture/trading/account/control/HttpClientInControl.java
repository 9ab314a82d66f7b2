package org.tradewire.archfixture.trading.account.control;

import org.apache.hc.client5.http.classic.HttpClient;

/** Breaks: only the sender of webhooks knows Apache HttpClient. */
public final class HttpClientInControl {
  HttpClient client;
}
