package io.tidemill.control;

import io.tidemill.control.asset.UploadLimits;
import io.tidemill.control.identity.IdentityConfig;
import io.tidemill.control.loop.Beat;
import io.tidemill.control.rest.Listener;
import io.tidemill.control.rest.RequestBounds;
import io.tidemill.control.target.RuntimeConfig;
import java.net.URI;
import javax.net.ssl.SSLContext;

/// What a control plane must be told.
///
/// @param host where REST listens in the clear
/// @param port where REST listens in the clear; 0 takes any that is free
/// @param tls where it listens with TLS
/// @param requests how it takes requests, on both ports
/// @param identity who may call
/// @param gateway where requests to models go, as clients are told
/// @param beat how often settings are evaluated
/// @param runtime how instances are started and stopped
/// @param outward how what happens is told to others
/// @param metrics where metrics come from beside our own, and who may look at them
public record ControlConfig(
        String host,
        int port,
        TlsConfig tls,
        Requests requests,
        IdentityConfig identity,
        URI gateway,
        Beat beat,
        RuntimeConfig runtime,
        OutwardConfig outward,
        MetricsConfig metrics) {

    /// How requests are taken.
    ///
    /// @param bounds how much one client may ask
    /// @param uploads what files of models and codes may take of the disk
    /// @param forwarded whether a proxy in front of us says how the caller reached it
    public record Requests(RequestBounds bounds, UploadLimits uploads, boolean forwarded) {
        /// The usual bounds, and no proxy.
        public static final Requests DEFAULT =
                new Requests(RequestBounds.DEFAULT, UploadLimits.DEFAULT, false);
    }

    Listener listener() {
        return new Listener(
                host,
                port,
                new Listener.Transport.Plain(),
                requests.bounds(),
                requests.forwarded());
    }

    Listener listener(SSLContext context) {
        return new Listener(
                tls.host(),
                tls.port(),
                new Listener.Transport.Tls(context),
                requests.bounds(),
                requests.forwarded());
    }
}
