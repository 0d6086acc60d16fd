package dev.naru.gateway.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire to a server that a test can cut, or hold still without cutting it. On a free loopback port. */
public final class TcpProxy implements AutoCloseable {
    /** What happens on the wire. */
    private enum Mode {
        OPEN,
        STALLED,
        CUT
    }

    private final String host;
    private final int targetPort;
    private final NetServer server;
    private final NetClient client;
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Mode mode = Mode.OPEN;

    public TcpProxy(Vertx vertx, String host, int targetPort) {
        this.host = host;
        this.targetPort = targetPort;
        this.client = vertx.createNetClient();
        this.server = vertx.createNetServer().connectHandler(this::accept);
    }

    /** Completes with the port to connect to. */
    public Future<Integer> listen() {
        return server.listen(0, "127.0.0.1").map(NetServer::actualPort);
    }

    private void accept(NetSocket near) {
        connections.incrementAndGet();
        if (mode == Mode.CUT) {
            near.close();
            return;
        }
        near.pause();
        sockets.add(near);
        near.closeHandler(closed -> sockets.remove(near));
        client.connect(targetPort, host).onComplete(far -> join(near, far), refused -> near.close());
    }

    private void join(NetSocket near, NetSocket far) {
        sockets.add(far);
        near.handler(bytes -> pass(far, bytes));
        far.handler(bytes -> pass(near, bytes));
        near.closeHandler(closed -> far.close());
        far.closeHandler(closed -> near.close());
        near.resume();
    }

    /** A stalled wire swallows what is sent: the peer sees silence, as it would of a machine that lost its power. */
    private void pass(NetSocket to, Buffer bytes) {
        if (mode == Mode.OPEN) {
            to.write(bytes);
        }
    }

    /** Connections accepted since the start. */
    public int connections() {
        return connections.get();
    }

    /** Closes every connection and every new one. */
    public void cut() {
        mode = Mode.CUT;
        sockets.forEach(NetSocket::close);
    }

    /** Lets connections stand, and swallows every byte. */
    public void stall() {
        mode = Mode.STALLED;
    }

    public void open() {
        mode = Mode.OPEN;
    }

    @Override
    public void close() {
        Await.await(server.close());
        Await.await(client.close());
    }
}
