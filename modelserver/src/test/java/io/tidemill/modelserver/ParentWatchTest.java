package io.tidemill.modelserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentWatchTest {

    private final CountDownLatch gone = new CountDownLatch(1);

    @Test
    void actsOnlyAtTheEndOfThePipe() throws Exception {
        PipedInputStream pipe = new PipedInputStream();
        try (PipedOutputStream parent = new PipedOutputStream(pipe)) {
            Thread watch = ParentWatch.start(pipe, gone::countDown);
            parent.write("anything".getBytes(StandardCharsets.UTF_8));
            assertThat(watch.isAlive()).isTrue();
            assertThat(gone.getCount()).isOne();
        }
        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void takesABrokenPipeForItsEnd() throws Exception {
        InputStream broken = new PipedInputStream();
        broken.close();
        ParentWatch.start(broken, gone::countDown);
        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
    }
}
