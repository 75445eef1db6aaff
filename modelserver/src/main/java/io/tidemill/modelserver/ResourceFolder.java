package io.tidemill.modelserver;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A folder that holds class path resources as files, each unpacked once.
///
/// Instances share it: native libraries loaded from one file share their pages, a model read from a
/// file needs no copy on the heap, and a killed process leaves nothing behind. Several processes
/// may unpack at once; each writes a file of its own and moves it into place.
record ResourceFolder(Path path) {

    /// The file that holds the resource. Its folder carries the resource's checksum, so another
    /// version never finds this one's file.
    Path unpack(String resource) {
        try {
            URLConnection source = connect(resource);
            Path file = path.resolve(fingerprint(source)).resolve(fileName(resource));
            if (!isComplete(file, source)) {
                copy(source, file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + resource + " into " + path, e);
        }
    }

    static boolean exists(String resource) {
        return ResourceFolder.class.getResource(resource) != null;
    }

    private static URLConnection connect(String resource) throws IOException {
        URL url = ResourceFolder.class.getResource(resource);
        if (url == null) {
            throw new FileNotFoundException(resource + " is not on the class path");
        }
        return url.openConnection();
    }

    private static String fingerprint(URLConnection source) throws IOException {
        long mark =
                source instanceof JarURLConnection jar
                        ? jar.getJarEntry().getCrc()
                        : source.getLastModified();
        return Long.toHexString(mark);
    }

    private static String fileName(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    private static boolean isComplete(Path file, URLConnection source) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) == source.getContentLengthLong();
    }

    private static void copy(URLConnection source, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), "unpack", ".part");
        try (InputStream in = source.getInputStream()) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
