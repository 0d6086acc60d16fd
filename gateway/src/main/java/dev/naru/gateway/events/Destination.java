package dev.naru.gateway.events;

import java.net.URI;
import java.util.List;

/**
 * An endpoint as far as sending goes.
 *
 * @param secrets that sign now, the current one first
 */
record Destination(
        EndpointKey endpoint, URI url, EndpointFormat format, BodyEncoding encoding, List<SigningSecret> secrets) {}
