package dev.naru.gateway.events;

/** Whether an endpoint gets events. */
enum EndpointState {
    ACTIVE,
    /** The merchant wants a break. */
    PAUSED,
    /** We stopped: the endpoint said 410, or has been failing for days. */
    DISABLED
}
