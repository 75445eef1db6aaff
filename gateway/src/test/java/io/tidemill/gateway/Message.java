package io.tidemill.gateway;

import java.util.Map;

/// A request or an answer as it went over the wire. Names of headers are in lower case.
record Message(String start, Map<String, String> headers, String body) {

    int status() {
        return Integer.parseInt(start.split(" ", 3)[1]);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /// `chunked`, a number of bytes, or nothing.
    String framing() {
        return header("transfer-encoding").equals("chunked") ? "chunked" : header("content-length");
    }

    Message withBody(String text) {
        return new Message(start, headers, text);
    }
}
