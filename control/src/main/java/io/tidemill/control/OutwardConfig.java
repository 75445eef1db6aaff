package io.tidemill.control;

import io.tidemill.control.diagnostic.RecordFiles;
import io.tidemill.control.egress.EgressPolicy;
import io.tidemill.control.egress.EgressTrust;
import io.tidemill.control.notification.Administrators;
import io.tidemill.control.notification.Smtp;

/// How what happens is told to others.
///
/// @param egress where calls to addresses of users may go
/// @param trust whose certificates receivers may have
/// @param smtp how e-mail leaves
/// @param administrators whom settings mean without naming them
/// @param records how many diagnostic records are kept in files
public record OutwardConfig(
        EgressPolicy egress,
        EgressTrust trust,
        Smtp smtp,
        Administrators administrators,
        RecordFiles.Size records) {
    /// Public addresses over TLS, and no e-mail.
    public static final OutwardConfig DEFAULT =
            new OutwardConfig(
                    EgressPolicy.STRICT,
                    EgressTrust.ofJdk(),
                    new Smtp.Off(),
                    Administrators.NOBODY,
                    RecordFiles.Size.DEFAULT);
}
