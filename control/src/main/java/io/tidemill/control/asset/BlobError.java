package io.tidemill.control.asset;

/// A refusal in the words of Azure's blob service.
record BlobError(int status, String code, String message) {
    static final BlobError FORGED =
            new BlobError(
                    403,
                    "AuthenticationFailed",
                    "The signature of the query is missing or does not fit this container. Ask listSecrets of the datastore for one.");
    static final BlobError EXPIRED =
            new BlobError(
                    403,
                    "AuthenticationFailed",
                    "The signed query has expired. Ask listSecrets of the datastore for a new one.");
    static final BlobError NOT_FOUND =
            new BlobError(404, "BlobNotFound", "The specified blob does not exist.");
    static final BlobError EXISTS =
            new BlobError(409, "BlobAlreadyExists", "The specified blob already exists.");
    static final BlobError BAD_NAME =
            new BlobError(
                    400,
                    "InvalidUri",
                    "The path must be a container and a blob name of at most 1024 characters, without empty, '.' or '..' segments.");
    static final BlobError NO_LENGTH =
            new BlobError(
                    411, "MissingContentLengthHeader", "Content-Length is missing; it is needed.");
    static final BlobError WRONG_MD5 =
            new BlobError(
                    400, "Md5Mismatch", "The bytes received do not have the MD5 that was sent.");
    static final BlobError CUT_SHORT =
            new BlobError(
                    400,
                    "InvalidInput",
                    "The body ended before the length that Content-Length named.");
    static final BlobError BAD_BLOCKS =
            new BlobError(
                    400,
                    "InvalidBlockList",
                    "The block list names a block that was not uploaded, or cannot be read.");
    static final BlobError BAD_BLOCK_ID =
            new BlobError(
                    400, "InvalidQueryParameterValue", "blockid must be Base64 of 1 to 64 bytes.");
    static final BlobError TOO_MANY_BLOCKS =
            new BlobError(
                    409,
                    "BlockCountExceedsLimit",
                    "A blob has at most %d blocks.".formatted(Xml.MOST_BLOCKS));
    static final BlobError BAD_RANGE =
            new BlobError(416, "InvalidRange", "The range lies outside of the blob.");
    static final BlobError UNSUPPORTED =
            new BlobError(
                    405,
                    "UnsupportedHttpVerb",
                    "Here blobs can be put, read, listed, given metadata, and put together from blocks; nothing else.");
    static final BlobError NOT_A_BLOCK_BLOB =
            new BlobError(400, "InvalidHeaderValue", "x-ms-blob-type must be BlockBlob.");

    static BlobError tooLarge(long most) {
        return new BlobError(
                413,
                "RequestBodyTooLarge",
                "The blob is over the limit of %d bytes (upload.limit in tidemill.properties)."
                        .formatted(most));
    }

    /// A client's retries would not help, hence no 5xx.
    static final BlobError DISK_FULL =
            new BlobError(
                    409,
                    "InsufficientDiskSpace",
                    "The disk of Tidemill's data folder has too little room for this. Nothing was kept.");
}
