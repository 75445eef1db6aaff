package io.tidemill.modelserver;

/// Texts computed before the first call: the longest ones first, so that memory stands at its peak
/// before the instance is ready, then short ones until the code around the model is compiled.
final class WarmUp {

    private static final int SHORT_TEXTS = 20;

    private WarmUp() {}

    static void of(Model model) {
        model.embed("The tide turns the wheels. ".repeat(100));
        for (int i = 0; i < SHORT_TEXTS; i++) {
            model.embed("Warm-up text number " + i + ".");
        }
    }
}
