package io.tidemill.control.target;

import java.util.List;
import java.util.stream.Stream;

/// The processes behind instances, as the operating system tells of them.
final class Processes {

    private Processes() {}

    static long pid(InstanceStatus status) {
        return status.state().process().orElseThrow().pid();
    }

    /// The process and everything below it.
    static List<ProcessHandle> tree(long pid) {
        var root = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(root), root.descendants()).toList();
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
