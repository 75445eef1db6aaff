package io.tidemill.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.DuplexChannel;

/// Our end of a connection, to a client or to an instance.
///
/// The results of its actions are not looked at: whatever fails closes the connection, and that is
/// heard of by its handler.
@SuppressWarnings("FutureReturnValueIgnored") // see above
record Wire(Channel channel) {

    private static final int TCP_ESTABLISHED = 1;

    boolean isOpen() {
        return channel.isActive();
    }

    /// Whether the peer has closed its end, as the kernel knows before any event tells it. Plain
    /// NIO cannot ask and says no.
    boolean isClosedByPeer() {
        return channel instanceof EpollSocketChannel socket
                && socket.tcpInfo().state() != TCP_ESTABLISHED;
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    void write(Object part) {
        channel.write(part, channel.voidPromise());
    }

    ChannelFuture writeTracked(Object part) {
        return channel.write(part);
    }

    void flush() {
        channel.flush();
    }

    /// Reads on or pauses. A paused connection does not notice when the peer closes it.
    void read(boolean on) {
        channel.config().setAutoRead(on);
    }

    /// Closes our direction once all that was written has left, then goes on with the next step.
    void finish(Runnable next) {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(_ -> {
                    ((DuplexChannel) channel).shutdownOutput();
                    next.run();
                });
    }

    void close() {
        channel.close();
    }
}
