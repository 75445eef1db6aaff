package io.tidemill.control.rest;

import java.util.ArrayList;
import java.util.List;

/// Everything that is wrong with one request, gathered while it is read. For one thread.
public final class Problems {
    private static final int MOST = 50;

    private final List<Problem> all = new ArrayList<>();

    /// Keeps the problem, unless there are so many already that nobody would read on.
    public void add(Problem problem) {
        if (all.size() < MOST) {
            all.add(problem);
        }
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /// In the order in which they were found.
    public List<Problem> all() {
        return List.copyOf(all);
    }
}
