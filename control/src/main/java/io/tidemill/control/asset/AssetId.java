package io.tidemill.control.asset;

import io.tidemill.control.resource.GroupId;
import io.tidemill.control.resource.WorkspaceId;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ARM id of one version of an asset. Compare its text without regard to case.
public record AssetId(WorkspaceId workspace, AssetKind kind, String name, String version) {
    /// Azure's rule for names and versions, which makes them safe as names of folders too.
    static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][-._a-zA-Z0-9]{0,254}");

    private static final Pattern ID =
            Pattern.compile(
                    "(?:azureml:)?/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/Microsoft\\.MachineLearningServices/workspaces/([^/]+)/(codes|models|environments)/([^/]+)/versions/([^/]+)",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern SHORT = Pattern.compile("azureml:([^:/@]+):([^:/@]+)");

    /// Reads `/subscriptions/…/{kind}/{name}/versions/{version}`, with `azureml:` before it or not,
    /// or `azureml:{name}:{version}`, which means the given workspace. Empty for anything else.
    public static Optional<AssetId> parse(String text, AssetKind kind, WorkspaceId here) {
        Matcher byName = SHORT.matcher(text);
        return byName.matches()
                ? Optional.of(new AssetId(here, kind, byName.group(1), byName.group(2)))
                : parse(text).filter(id -> id.kind == kind);
    }

    static Optional<AssetId> parse(String text) {
        Matcher matcher = ID.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new AssetId(
                                new WorkspaceId(
                                        new GroupId(matcher.group(1), matcher.group(2)),
                                        matcher.group(3)),
                                kind(matcher.group(4)),
                                matcher.group(5),
                                matcher.group(6)))
                : Optional.empty();
    }

    public String text() {
        return versionsPrefix() + version;
    }

    /// Whether it lives there.
    public boolean isIn(WorkspaceId other) {
        return workspace.text().equalsIgnoreCase(other.text());
    }

    /// The id of what all versions of the name belong to.
    String container() {
        return workspace.text() + "/" + kind.word() + "/" + name;
    }

    String versionsPrefix() {
        return container() + "/versions/";
    }

    private static AssetKind kind(String word) {
        return Arrays.stream(AssetKind.values())
                .filter(kind -> kind.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow();
    }
}
