package io.tidemill.control.asset;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A container's blobs as an XML page, in the order of their names. With a delimiter, names are cut
/// after its first occurrence behind the prefix, and told as prefixes. What does not fit on a page
/// comes on the next, which the client asks for by the marker.
final class BlobListing {
    /// As many rows as Azure's pages have.
    private static final int MOST = 5_000;

    private BlobListing() {}

    /// What a page has one line of. Two of one name are equal.
    private sealed interface Row {
        String name();

        /// A blob.
        record Whole(String name, Blob blob) implements Row {}

        /// What the names of several blobs begin with.
        record Prefix(String name) implements Row {}
    }

    /// @param query may have `prefix`, `delimiter`, `marker` and `maxresults`
    static String of(String container, Map<String, String> query, BlobStore blobs) {
        String prefix = query.getOrDefault("prefix", "");
        String delimiter = query.getOrDefault("delimiter", "");
        String marker = query.getOrDefault("marker", "");
        int most = most(query.getOrDefault("maxresults", ""));
        List<Row> rows =
                blobs.list(container, prefix).stream()
                        .map(blob -> row(blob, prefix.length(), delimiter))
                        .filter(row -> row.name().compareTo(marker) > 0)
                        .distinct()
                        .sorted(Comparator.comparing(Row::name))
                        .limit(most + 1L)
                        .toList();
        List<Row> shown = rows.subList(0, Math.min(most, rows.size()));
        String next = rows.size() > most ? shown.getLast().name() : "";
        return page(container, prefix, shown, next);
    }

    private static int most(String asked) {
        return asked.matches("[1-9]\\d{0,3}") ? Math.min(Integer.parseInt(asked), MOST) : MOST;
    }

    private static Row row(Blob blob, int from, String delimiter) {
        String name = blob.id().name();
        int cut = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, from);
        return cut < 0
                ? new Row.Whole(name, blob)
                : new Row.Prefix(name.substring(0, cut + delimiter.length()));
    }

    private static String page(String container, String prefix, List<Row> rows, String next) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults ContainerName=\"%s\"><Prefix>%s</Prefix><Blobs>%s</Blobs><NextMarker>%s</NextMarker></EnumerationResults>"
                .formatted(
                        container,
                        Xml.escape(prefix),
                        rows.stream().map(BlobListing::line).collect(Collectors.joining()),
                        Xml.escape(next));
    }

    private static String line(Row row) {
        return switch (row) {
            case Row.Whole(_, var blob) -> entry(blob);
            case Row.Prefix(var name) -> "<BlobPrefix>" + name(name) + "</BlobPrefix>";
        };
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
