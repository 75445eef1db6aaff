package io.tidemill.control.asset;

import io.tidemill.control.asset.BlobStore.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The blob service as far as Azure's clients use it to upload and download: put a blob whole or in
/// blocks, give it metadata, ask about it, read it, list a container.
final class BlobHandler {
    private static final int LARGEST_LIST = 8 << 20;

    private final BlobStore blobs;
    private final SharedAccess access;

    BlobHandler(BlobStore blobs, SharedAccess access) {
        this.blobs = blobs;
        this.access = access;
    }

    BlobAnswer handle(BlobRequest request) {
        Optional<String> container = BlobId.containerOfPath(request.path());
        if (container.isPresent()) {
            return allowed(container.get(), request, () -> container(container.get(), request));
        }
        return BlobId.ofPath(request.path())
                .map(id -> allowed(id.container(), request, () -> blob(id, request)))
                .orElseGet(() -> unnamable(request));
    }

    /// Clients ask for a name that ends in a slash to learn whether it is a folder: nothing of that
    /// name can be there.
    private static BlobAnswer unnamable(BlobRequest request) {
        boolean asks = request.method().equals("HEAD") || request.method().equals("GET");
        return BlobAnswer.of(asks ? BlobError.NOT_FOUND : BlobError.BAD_NAME);
    }

    private interface Call {
        BlobAnswer answer();
    }

    private BlobAnswer allowed(String container, BlobRequest request, Call call) {
        return access.check(container, request.query()).map(BlobAnswer::of).orElseGet(call::answer);
    }

    private BlobAnswer container(String container, BlobRequest request) {
        boolean isList = request.method().equals("GET") && request.component().equals("list");
        return isList
                ? BlobAnswer.xml(BlobListing.of(container, request.query(), blobs))
                : BlobAnswer.of(BlobError.UNSUPPORTED);
    }

    private BlobAnswer blob(BlobId id, BlobRequest request) {
        return switch (request.method() + request.component()) {
            case "HEAD", "HEADmetadata", "GETmetadata" -> about(id);
            case "GET" -> read(id, request);
            case "PUT" -> withLength(request, length -> put(id, request, length));
            case "PUTblock" -> withLength(request, length -> putBlock(id, request, length));
            case "PUTblocklist" -> join(id, request);
            case "PUTmetadata" -> describe(id, request);
            default -> BlobAnswer.of(BlobError.UNSUPPORTED);
        };
    }

    private BlobAnswer about(BlobId id) {
        return blobs.get(id)
                .map(blob ->
                        described(BlobAnswer.of(200), blob)
                                .with("Content-Length", Long.toString(blob.file().length())))
                .orElseGet(() -> BlobAnswer.of(BlobError.NOT_FOUND));
    }

    private BlobAnswer read(BlobId id, BlobRequest request) {
        Optional<Blob> blob = blobs.get(id);
        if (blob.isEmpty()) {
            return BlobAnswer.of(BlobError.NOT_FOUND);
        }
        String range = request.header("x-ms-range").or(() -> request.header("range")).orElse("");
        return described(ByteRange.answer(blob.get(), blobs.file(blob.get()), range), blob.get());
    }

    private static BlobAnswer described(BlobAnswer answer, Blob blob) {
        if (answer.isRefusal()) {
            return answer;
        }
        BlobAnswer described =
                answer.about(blob)
                        .with("Content-Type", blob.file().type())
                        .with("Accept-Ranges", "bytes")
                        .with("x-ms-blob-type", "BlockBlob");
        for (Map.Entry<String, String> attached : blob.metadata().entrySet()) {
            described = described.with("x-ms-meta-" + attached.getKey(), attached.getValue());
        }
        return answer.status() == 200
                ? described.with("Content-MD5", blob.file().md5())
                : described;
    }

    private static BlobAnswer withLength(
            BlobRequest request, Function<Long, BlobAnswer> operation) {
        return request.length().isPresent()
                ? operation.apply(request.length().getAsLong())
                : BlobAnswer.of(BlobError.NO_LENGTH);
    }

    private BlobAnswer put(BlobId id, BlobRequest request, long length) {
        return request.header("x-ms-blob-type").filter("BlockBlob"::equalsIgnoreCase).isPresent()
                ? kept(blobs.put(id, source(request, length), request.wish()))
                : BlobAnswer.of(BlobError.NOT_A_BLOCK_BLOB);
    }

    private BlobAnswer putBlock(BlobId id, BlobRequest request, long length) {
        return StagedBlocks.id(request.query().getOrDefault("blockid", ""))
                .map(block -> blobs.putBlock(id, block, source(request, length)))
                .orElse(Optional.of(BlobError.BAD_BLOCK_ID))
                .map(BlobAnswer::of)
                .orElseGet(() -> BlobAnswer.of(201));
    }

    private BlobAnswer join(BlobId id, BlobRequest request) {
        return body(request)
                .flatMap(bytes -> Xml.blockList(new ByteArrayInputStream(bytes)))
                .map(ids -> kept(blobs.join(id, ids, request.wish())))
                .orElseGet(() -> BlobAnswer.of(BlobError.BAD_BLOCKS));
    }

    private BlobAnswer describe(BlobId id, BlobRequest request) {
        return blobs.describe(id, request.metadata())
                .map(blob -> BlobAnswer.of(200).about(blob))
                .orElseGet(() -> BlobAnswer.of(BlobError.NOT_FOUND));
    }

    private static BlobAnswer kept(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Kept(var blob) -> BlobAnswer.of(201).about(blob);
            case Outcome.Refused(var why) -> BlobAnswer.of(why);
        };
    }

    private static BlobFiles.Source source(BlobRequest request, long length) {
        return new BlobFiles.Source(
                request.body().get(), length, request.header("content-md5").orElse(""));
    }

    /// A block list, which is small; empty when it is not.
    private static Optional<byte[]> body(BlobRequest request) {
        try (InputStream stream = request.body().get()) {
            byte[] bytes = stream.readNBytes(LARGEST_LIST + 1);
            return Optional.of(bytes).filter(read -> read.length <= LARGEST_LIST);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
