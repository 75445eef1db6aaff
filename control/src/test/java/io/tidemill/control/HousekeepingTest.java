package io.tidemill.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingTest {
    @TempDir Path path;

    @Test
    void isNoFailureWhenItIsStoppedAtOnce() {
        Logger logger = Logger.getLogger(Housekeeping.class.getName());
        Heard heard = new Heard();
        logger.addHandler(heard);
        try {
            PlaneOnFreePorts.in(path).close();
        } finally {
            logger.removeHandler(heard);
        }

        assertThat(heard.messages).isEmpty();
    }

    /// What was logged.
    private static final class Heard extends Handler {
        private final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord message) {
            messages.add(message.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
