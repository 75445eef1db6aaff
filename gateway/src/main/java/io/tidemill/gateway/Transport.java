package io.tidemill.gateway;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/// The way to the operating system's sockets: epoll where its library loads, else plain NIO.
record Transport(
        IoHandlerFactory handlers,
        Class<? extends ServerChannel> server,
        Class<? extends Channel> client) {

    static Transport best() {
        return Epoll.isAvailable() ? epoll() : nio();
    }

    static Transport nio() {
        return new Transport(
                NioIoHandler.newFactory(), NioServerSocketChannel.class, NioSocketChannel.class);
    }

    private static Transport epoll() {
        return new Transport(
                EpollIoHandler.newFactory(),
                EpollServerSocketChannel.class,
                EpollSocketChannel.class);
    }

    /// Event loops on daemon threads, so that a forgotten gateway keeps no process alive.
    MultiThreadIoEventLoopGroup loops(int count) {
        return new MultiThreadIoEventLoopGroup(
                count, new DefaultThreadFactory("gateway", true), handlers);
    }
}
