package io.tidemill.control.identity;

/// Somebody who may be let in, under an id that role assignments refer to.
///
/// @param objectId a GUID that never changes; ids compare in any case
/// @param name what people call it, as it stands in the activity log
/// @param kind what it is
public record Principal(String objectId, String name, Kind kind) {
    /// What Azure calls the types of a principal.
    public enum Kind {
        USER("User"),
        SERVICE_PRINCIPAL("ServicePrincipal");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// The word on the wire.
        public String word() {
            return word;
        }
    }

    /// How the object ids begin that we gave ourselves.
    static final String BUILT_IN = "00000000-0000-0000-0000-";

    /// The product itself.
    public static final Principal TIDEMILL =
            new Principal(
                    "00000000-0000-0000-0000-000000000000", "tidemill", Kind.SERVICE_PRINCIPAL);

    /// Whoever started Tidemill first; its token is in the command line's profile.
    public static final Principal ADMINISTRATOR =
            new Principal("00000000-0000-0000-0000-000000000002", "administrator", Kind.USER);
}
