package org.tradewire.archfixture.feed.crowd;

/** Breaks: packages hold at most 25 classes. */
public class Crowd {}

class GuestA {}

class GuestB {}

class GuestC {}

class GuestD {}

class GuestE {}

class GuestF {}

class GuestG {}

class GuestH {}

class GuestI {}

class GuestJ {}

class GuestK {}

class GuestL {}

class GuestM {}

class GuestN {}

class GuestO {}

class GuestP {}

class GuestQ {}

class GuestR {}

class GuestS {}

class GuestT {}

class GuestU {}

class GuestV {}

class GuestW {}

class GuestX {}

class GuestY {}
