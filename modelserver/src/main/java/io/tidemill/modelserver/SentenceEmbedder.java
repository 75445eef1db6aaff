package io.tidemill.modelserver;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// A sentence transformer in ONNX form: tokens in, the mean of the token vectors out, at length 1.
///
/// Inference runs on the caller's thread and on no other, so the caller decides how much CPU it
/// gets.
final class SentenceEmbedder implements Model {

    private final Resources resources;
    private final HuggingFaceTokenizer tokenizer;
    private final OrtEnvironment runtime = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    /// What a sentence transformer consists of.
    ///
    /// @param network class path resource of the ONNX file
    /// @param tokenizer class path resource of the Hugging Face `tokenizer.json`
    /// @param maxTokens tokens after which a text is cut, the two special ones included
    record Resources(String name, String network, String tokenizer, int maxTokens, int dimension) {

        /// Trained on at most 256 tokens; the quantised form was made by the langchain4j project.
        static final Resources MINI_LM =
                new Resources(
                        "all-MiniLM-L6-v2",
                        "/all-minilm-l6-v2-q.onnx",
                        "/all-minilm-l6-v2-q-tokenizer.json",
                        256,
                        384);

        Model open(ResourceFolder folder) {
            NativeLibraries.prepare(folder);
            try {
                return new SentenceEmbedder(this, folder);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read model " + name, e);
            } catch (OrtException e) {
                throw new IllegalStateException("cannot load model " + name, e);
            }
        }
    }

    private SentenceEmbedder(Resources resources, ResourceFolder folder)
            throws IOException, OrtException {
        this.resources = resources;
        tokenizer = openTokenizer(folder.unpack(resources.tokenizer()), resources.maxTokens());
        session = openSession(folder.unpack(resources.network()));
    }

    private static HuggingFaceTokenizer openTokenizer(Path file, int maxTokens) throws IOException {
        String limit = Integer.toString(maxTokens);
        return HuggingFaceTokenizer.newInstance(
                file,
                Map.of(
                        "padding",
                        "false",
                        "truncation",
                        "true",
                        "maxLength",
                        limit,
                        "modelMaxLength",
                        limit));
    }

    private OrtSession openSession(Path file) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return runtime.createSession(file.toString(), options);
        }
    }

    @Override
    public String name() {
        return resources.name();
    }

    @Override
    public float[] embed(String text) {
        Encoding tokens = tokenizer.encode(wellFormed(text));
        try (OnnxTensor ids = row(tokens.getIds());
                OnnxTensor mask = row(tokens.getAttentionMask());
                OnnxTensor types = row(tokens.getTypeIds())) {
            return run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types));
        } catch (OrtException e) {
            throw new IllegalStateException("inference failed", e);
        }
    }

    private float[] run(Map<String, OnnxTensor> inputs) throws OrtException {
        try (OrtSession.Result result = session.run(inputs)) {
            OnnxTensor vectors = (OnnxTensor) result.get(0);
            return Pooling.unitMean(vectors.getFloatBuffer(), resources.dimension());
        }
    }

    private OnnxTensor row(long[] values) throws OrtException {
        return OnnxTensor.createTensor(
                runtime, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    /// Half of a surrogate pair, which JSON can carry, has no UTF-8 form for the native tokenizer.
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("cannot close model " + resources.name(), e);
        }
    }
}
