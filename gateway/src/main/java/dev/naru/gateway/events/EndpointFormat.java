package dev.naru.gateway.events;

/** What an endpoint understands. */
enum EndpointFormat {
    /** Our own events, in the manner of Standard Webhooks. */
    STANDARD,
    /** The notification that Iamport V1 would post, for a handler that was written for it. */
    IAMPORT_V1
}
