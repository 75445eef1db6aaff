package io.tidemill.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// One side of a plain connection, for tests that mind every byte. Reads fail after ten seconds.
final class Conversation implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    Conversation(Socket socket) {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Conversation with(InetSocketAddress address) {
        try {
            return new Conversation(new Socket(address.getAddress(), address.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Conversation send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Conversation send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A whole request or answer.
    Message read() {
        Message head = readHead();
        return switch (head.framing()) {
            case "chunked" -> head.withBody(readChunks());
            case "" -> head.withBody("");
            default -> head.withBody(readText(Integer.parseInt(head.framing())));
        };
    }

    Message readHead() {
        String start = readLine();
        Map<String, String> headers = new TreeMap<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Message(start, headers, "");
    }

    String readText(int bytes) {
        try {
            byte[] text = in.readNBytes(bytes);
            if (text.length < bytes) {
                throw new EOFException("only " + text.length + " of " + bytes + " bytes came");
            }
            return new String(text, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String readLine() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = readByte(); b != '\n'; b = readByte()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    String readChunk() {
        String chunk = readText(Integer.parseInt(readLine(), 16));
        readLine();
        return chunk;
    }

    /// Whether the other side ends the connection, in order or not, without another byte.
    boolean isClosedByPeer() {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    Conversation halfClose() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the connection as the death of a process does that had not read everything.
    void reset() {
        if (socket.isClosed()) {
            return;
        }
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String readChunks() {
        StringBuilder text = new StringBuilder();
        for (String chunk = readChunk(); !chunk.isEmpty(); chunk = readChunk()) {
            text.append(chunk);
        }
        return text.toString();
    }

    private int readByte() {
        try {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("the connection was closed");
            }
            return b;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
