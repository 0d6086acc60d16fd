package dev.naru.gateway.events;

import java.net.URI;
import java.util.List;

/**
 * What a merchant decides about an endpoint.
 *
 * @param types what is sent there; empty = everything the format tells by itself
 * @param encoding JSON, except that {@link EndpointFormat#IAMPORT_V1} may be a form
 */
record EndpointSettings(
        URI url, List<EventType> types, EndpointFormat format, BodyEncoding encoding, boolean enabled) {}
