package io.tidemill.control.rest;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// TLS whose sockets wait only so long for the next byte, from the handshake on.
///
/// The HTTP library hands over a socket without any limit and offers no other place to set one.
final class TimedTls extends SSLContext {
    private TimedTls(SSLContext context, Duration limit) {
        super(new Spi(context, limit), context.getProvider(), context.getProtocol());
    }

    static SSLContext of(SSLContext context, Duration limit) {
        return new TimedTls(context, limit);
    }

    private static final class Spi extends SSLContextSpi {
        private final SSLContext context;
        private final Duration limit;

        Spi(SSLContext context, Duration limit) {
            this.context = context;
            this.limit = limit;
        }

        @Override
        protected void engineInit(
                KeyManager @Nullable [] keys,
                TrustManager @Nullable [] trust,
                @Nullable SecureRandom random) {
            throw new IllegalStateException("It is made of a context that is ready.");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return new Sockets(context.getSocketFactory(), Math.toIntExact(limit.toMillis()));
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return context.getServerSocketFactory();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return context.createSSLEngine();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return context.createSSLEngine(host, port);
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return context.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return context.getClientSessionContext();
        }
    }

    /// Only the way by which a server wraps what it accepted is timed.
    private static final class Sockets extends SSLSocketFactory {
        private final SSLSocketFactory plain;
        private final int milliseconds;

        Sockets(SSLSocketFactory plain, int milliseconds) {
            this.plain = plain;
            this.milliseconds = milliseconds;
        }

        @Override
        public Socket createSocket(Socket accepted, @Nullable InputStream read, boolean close)
                throws IOException {
            accepted.setSoTimeout(milliseconds);
            return plain.createSocket(accepted, read, close);
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean close)
                throws IOException {
            return plain.createSocket(socket, host, port, close);
        }

        @Override
        public Socket createSocket() throws IOException {
            return plain.createSocket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return plain.createSocket(host, port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort)
                throws IOException {
            return plain.createSocket(host, port, local, localPort);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return plain.createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                throws IOException {
            return plain.createSocket(host, port, local, localPort);
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return plain.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return plain.getSupportedCipherSuites();
        }
    }
}
