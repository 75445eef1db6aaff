package io.tidemill.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.authorization.AccessControl;
import io.tidemill.control.authorization.Authorization;
import io.tidemill.control.certificate.CertificateConfig;
import io.tidemill.control.identity.IdentityConfig;
import io.tidemill.control.loop.Beat;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ResourceTypes;
import io.tidemill.control.store.DataFolder;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.target.RuntimeConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No route is added without an action by which a role can allow it.
class GuardedRoutesTest {
    /// Lists that are open to everybody, because they show each caller their own.
    private static final Set<String> OWN = Set.of("/subscriptions", "/tenants");

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(\\*?)}");
    private static final Pattern REFUSAL =
            Pattern.compile("perform action '([^']*)' over scope '([^']*)'");

    private static final String PROVIDER = "Microsoft.Any";

    @TempDir private Path path;
    private DataFolder folder;
    private DocumentStore nobodysRoles;
    private ControlPlane plane;

    @BeforeEach
    void start() {
        folder = DataFolder.open(path);
        nobodysRoles = DocumentStore.open(path.resolve("nobody.db"));
        var config =
                new ControlConfig(
                        "127.0.0.1",
                        0,
                        new TlsConfig("127.0.0.1", 0, new CertificateConfig.Own(List.of())),
                        ControlConfig.Requests.DEFAULT,
                        IdentityConfig.DEFAULT,
                        URI.create("http://127.0.0.1:7080"),
                        Beat.DEFAULT,
                        RuntimeConfig.defaults(List.of("true")),
                        OutwardConfig.DEFAULT,
                        MetricsConfig.DEFAULT);
        plane = ControlPlane.start(folder, config, new FakeGateway(), InstantSource.system());
    }

    @AfterEach
    void stop() {
        plane.close();
        nobodysRoles.close();
        folder.close();
    }

    @Test
    void needARoleWithAnActionMadeOfTheirOwnWords() {
        assertThat(calls())
                .isNotEmpty()
                .allSatisfy(call -> {
                    String action = refusal(call).group(1);
                    assertThat(action)
                            .matches("[Mm]icrosoft\\.\\w+(/\\w+)+/(read|write|delete|action)");
                    assertThat(words(action.substring(0, action.lastIndexOf('/'))))
                            .isSubsetOf(call.words());
                });
    }

    @Test
    void needThatRoleOverAPlaceInTheirPath() {
        assertThat(calls())
                .allSatisfy(call -> {
                    String scope = refusal(call).group(2);
                    assertThat(scope.equals("/") ? "" : scope).isSubstringOf(call.sample());
                });
    }

    @Test
    void changeNothingForAReader() {
        assertThat(calls())
                .filteredOn(call -> !Set.of("GET", "HEAD", "POST").contains(call.method()))
                .allSatisfy(
                        call -> assertThat(refusal(call).group(1)).matches(".*/(write|delete)"));
    }

    /// So that clients that look for an api-version find one.
    @Test
    void areOfAResourceTypeThatProvidersTell() {
        Set<String> told =
                ResourceTypes.all().stream()
                        .map(type -> type.fullName().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());

        assertThat(calls())
                .filteredOn(
                        call -> call.method().equals("PUT") && call.path().contains("/providers/"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(told).contains(call.type()));
    }

    private List<Call> calls() {
        return plane.routes().stream()
                .map(route -> new Call(route.method(), route.path()))
                .filter(call -> !OWN.contains(call.path()))
                .toList();
    }

    /// How somebody without any role is refused.
    private MatchResult refusal(Call call) {
        ArmHandler guard = new Authorization(_ -> reached(), AccessControl.open(nobodysRoles));
        String refusal =
                guard.handle(ArmRequest.of(call.method(), call.sample()))
                        .json()
                        .at("/error/message")
                        .asString();
        return REFUSAL.matcher(refusal)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(call + ": " + refusal));
    }

    private static ArmResponse reached() {
        return ArmResponse.of(ArmError.badRequest("reached without a role"));
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.split("/", -1)));
    }

    /// A route as somebody calls it.
    private record Call(String method, String path) {
        /// What its action may be made of: its fixed words, and what is meant without being said.
        Set<String> words() {
            Set<String> words =
                    new HashSet<>(GuardedRoutesTest.words(VARIABLE.matcher(path).replaceAll("-")));
            words.addAll(
                    Set.of(
                            PROVIDER,
                            "Microsoft.Insights",
                            "Microsoft.Resources",
                            "Microsoft.Graph",
                            "subscriptions",
                            "providers"));
            return words;
        }

        /// The provider and the words before each name after it.
        String type() {
            String resource = path.substring(path.lastIndexOf("/providers/"));
            String[] words = resource.split("/", -1);
            StringBuilder type = new StringBuilder(words[2]);
            for (int i = 3; i < words.length; i += 2) {
                type.append('/').append(words[i]);
            }
            return type.toString().toLowerCase(Locale.ROOT);
        }

        /// The path with names in it that are no words of it.
        String sample() {
            return VARIABLE.matcher(path).replaceAll(this::name);
        }

        private String name(MatchResult variable) {
            String before = path.substring(0, variable.start());
            if (before.endsWith("/providers/")) {
                return PROVIDER;
            }
            return (before.equals("/") ? "subscriptions/" : "") + "a-" + variable.group(1);
        }
    }
}
