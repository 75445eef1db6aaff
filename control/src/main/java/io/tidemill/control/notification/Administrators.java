package io.tidemill.control.notification;

import java.util.List;

/// The e-mail addresses that a setting means without naming them.
///
/// @param owners for `sendToSubscriptionAdministrator`
/// @param deputies for `sendToSubscriptionCoAdministrators`
public record Administrators(List<String> owners, List<String> deputies) {
    public static final Administrators NOBODY = new Administrators(List.of(), List.of());

    public Administrators {
        owners = List.copyOf(owners);
        deputies = List.copyOf(deputies);
    }
}
