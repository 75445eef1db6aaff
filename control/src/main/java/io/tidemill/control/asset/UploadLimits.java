package io.tidemill.control.asset;

/// What uploads may take of the disk, in bytes.
///
/// @param blob the largest file, inclusive
/// @param reserve what they leave free for everything else
public record UploadLimits(long blob, long reserve) {
    public static final UploadLimits DEFAULT = new UploadLimits(8L << 30, 256L << 20);

    public UploadLimits {
        if (blob < 1 || reserve < 0) {
            throw new IllegalArgumentException(
                    "blob = %d, must be at least 1; reserve = %d, must not be negative"
                            .formatted(blob, reserve));
        }
    }
}
