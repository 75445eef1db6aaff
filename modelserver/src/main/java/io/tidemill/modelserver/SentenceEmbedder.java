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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A sentence transformer in ONNX form: tokens in, the mean of the token vectors out, at length 1.
///
/// Inference runs on the caller's thread and on no other, so the caller decides how much CPU it
/// gets.
final class SentenceEmbedder implements Model {

    /// Trained on at most 256 tokens; the quantised form was made by the langchain4j project.
    static final ModelCatalog.Opener MINI_LM =
            unpacked ->
                    open(
                            new Parts(
                                    "all-MiniLM-L6-v2",
                                    unpacked.unpack("/all-minilm-l6-v2-q.onnx"),
                                    unpacked.unpack("/all-minilm-l6-v2-q-tokenizer.json")),
                            unpacked);

    /// Tokens after which a text is cut, the two special ones included.
    private static final int MOST_TOKENS = 256;

    private final String name;
    private final HuggingFaceTokenizer tokenizer;
    private final OrtEnvironment runtime = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Set<String> inputs;

    /// What a sentence transformer consists of.
    ///
    /// @param network the ONNX file
    /// @param tokenizer the Hugging Face `tokenizer.json`
    record Parts(String name, Path network, Path tokenizer) {
        /// The parts in a folder: `tokenizer.json`, and `model.onnx` beside it or in a folder
        /// `onnx`.
        static Parts in(Path folder) {
            Path beside = folder.resolve("model.onnx");
            Path network = Files.exists(beside) ? beside : folder.resolve("onnx/model.onnx");
            Path tokenizer = folder.resolve("tokenizer.json");
            if (!Files.isRegularFile(network) || !Files.isRegularFile(tokenizer)) {
                throw new IllegalArgumentException(
                        "model = %s, must be a folder with model.onnx and tokenizer.json"
                                .formatted(folder));
            }
            return new Parts(String.valueOf(folder.getFileName()), network, tokenizer);
        }
    }

    /// Loads the model.
    ///
    /// @param natives where the native libraries are unpacked
    static Model open(Parts parts, ResourceFolder natives) {
        NativeLibraries.prepare(natives);
        try {
            return new SentenceEmbedder(parts);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read model " + parts.name(), e);
        } catch (OrtException e) {
            throw new IllegalStateException("cannot load model " + parts.name(), e);
        }
    }

    private SentenceEmbedder(Parts parts) throws IOException, OrtException {
        name = parts.name();
        tokenizer = openTokenizer(parts.tokenizer(), MOST_TOKENS);
        session = openSession(parts.network());
        inputs = session.getInputNames();
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
        return name;
    }

    @Override
    public float[] embed(String text) {
        Encoding tokens = tokenizer.encode(wellFormed(text));
        try (OnnxTensor ids = row(tokens.getIds());
                OnnxTensor mask = row(tokens.getAttentionMask());
                OnnxTensor types = row(tokens.getTypeIds())) {
            Map<String, OnnxTensor> all =
                    Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types);
            return run(wanted(all));
        } catch (OrtException e) {
            throw new IllegalStateException("inference failed", e);
        }
    }

    /// Some networks know no token types.
    private Map<String, OnnxTensor> wanted(Map<String, OnnxTensor> all) {
        return all.entrySet().stream()
                .filter(input -> inputs.contains(input.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The first output has a vector for each token; its last dimension is the vectors' own.
    private float[] run(Map<String, OnnxTensor> given) throws OrtException {
        try (OrtSession.Result result = session.run(given)) {
            OnnxTensor vectors = (OnnxTensor) result.get(0);
            long[] shape = vectors.getInfo().getShape();
            int dimension = Math.toIntExact(shape[shape.length - 1]);
            return Pooling.unitMean(vectors.getFloatBuffer(), dimension);
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
            throw new IllegalStateException("cannot close model " + name, e);
        }
    }
}
