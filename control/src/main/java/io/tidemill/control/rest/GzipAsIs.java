package io.tidemill.control.rest;

import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncoding;
import java.util.Set;

/// Lets bodies through that are packed with gzip, packed as they are: whoever takes them knows how
/// large they may become. The HTTP library would refuse them, or unpack them without a bound.
final class GzipAsIs implements ContentEncoding {
    private static final String GZIP = "gzip";

    @Override
    public Set<String> ids() {
        return Set.of(GZIP);
    }

    @Override
    public boolean supportsEncoding() {
        return false;
    }

    @Override
    public boolean supportsDecoding() {
        return true;
    }

    @Override
    public ContentDecoder decoder() {
        return ContentDecoder.NO_OP;
    }

    @Override
    public ContentEncoder encoder() {
        return ContentEncoder.NO_OP;
    }

    @Override
    public String name() {
        return GZIP;
    }

    @Override
    public String type() {
        return GZIP;
    }
}
