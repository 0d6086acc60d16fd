package dev.naru.gateway.platform.http;

import io.vertx.ext.web.Router;

/** A feature's HTTP face: a readable table of routes. */
@FunctionalInterface
public interface Routes {
    void mount(Router router);
}
