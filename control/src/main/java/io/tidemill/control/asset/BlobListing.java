package io.tidemill.control.asset;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A container's blobs as an XML page. With a delimiter, names are cut after its first occurrence
/// behind the prefix, and told as prefixes.
final class BlobListing {
    private BlobListing() {}

    /// @param query may have `prefix` and `delimiter`
    static String of(String container, Map<String, String> query, BlobStore blobs) {
        String prefix = query.getOrDefault("prefix", "");
        String delimiter = query.getOrDefault("delimiter", "");
        List<Blob> found = blobs.list(container, prefix);
        Set<String> prefixes = new TreeSet<>();
        StringBuilder entries = new StringBuilder();
        for (Blob blob : found) {
            int cut =
                    delimiter.isEmpty() ? -1 : blob.id().name().indexOf(delimiter, prefix.length());
            if (cut < 0) {
                entries.append(entry(blob));
            } else {
                prefixes.add(blob.id().name().substring(0, cut + delimiter.length()));
            }
        }
        prefixes.forEach(name -> entries.append("<BlobPrefix>" + name(name) + "</BlobPrefix>"));
        return page(container, prefix, entries);
    }

    private static String page(String container, String prefix, CharSequence entries) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults ContainerName=\"%s\"><Prefix>%s</Prefix><Blobs>%s</Blobs><NextMarker /></EnumerationResults>"
                .formatted(container, Xml.escape(prefix), entries);
    }

    private static String entry(Blob blob) {
        String metadata =
                blob.metadata().entrySet().stream()
                        .map(attached ->
                                "<%1$s>%2$s</%1$s>"
                                        .formatted(
                                                attached.getKey(), Xml.escape(attached.getValue())))
                        .collect(Collectors.joining());
        return "<Blob>%s<Properties><Last-Modified>%s</Last-Modified><Etag>%s</Etag><Content-Length>%d</Content-Length><Content-Type>%s</Content-Type><Content-MD5>%s</Content-MD5><BlobType>BlockBlob</BlobType></Properties><Metadata>%s</Metadata></Blob>"
                .formatted(
                        name(blob.id().name()),
                        blob.lastModified(),
                        Xml.escape(blob.eTag()),
                        blob.file().length(),
                        Xml.escape(blob.file().type()),
                        blob.file().md5(),
                        metadata);
    }

    private static String name(String name) {
        return "<Name>" + Xml.escape(name) + "</Name>";
    }
}
