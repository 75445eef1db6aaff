package io.tidemill.control.asset;

/// What can be registered in a workspace and named by a deployment.
public enum AssetKind {
    CODES("codes", "codeUri"),
    MODELS("models", "modelUri"),
    /// Has no files: an image and a list of packages, which are kept and shown.
    ENVIRONMENTS("environments", "");

    private final String word;
    private final String uri;

    AssetKind(String word, String uri) {
        this.word = word;
        this.uri = uri;
    }

    /// The word in paths.
    public String word() {
        return word;
    }

    /// The property that says where the files were uploaded to; empty where there are none.
    String uri() {
        return uri;
    }

    /// Whether files belong to it.
    boolean hasFiles() {
        return !uri.isEmpty();
    }

    String type() {
        return "Microsoft.MachineLearningServices/workspaces/" + word;
    }
}
