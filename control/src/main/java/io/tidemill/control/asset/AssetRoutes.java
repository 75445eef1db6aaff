package io.tidemill.control.asset;

import io.tidemill.control.resource.WorkspaceId;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The REST surface of codes, models and environments.
final class AssetRoutes {
    private final Assets assets;

    AssetRoutes(Assets assets) {
        this.assets = assets;
    }

    List<Route> routes() {
        return Arrays.stream(AssetKind.values()).flatMap(this::routes).toList();
    }

    private Stream<Route> routes(AssetKind kind) {
        String all = " " + WorkspaceId.PATH + "/" + kind.word();
        String name = all + "/{asset}";
        String version = name + "/versions/{version}";
        return Stream.of(
                Route.of("GET" + all, request -> containers(kind, request)),
                Route.of("GET" + name, request -> container(id(kind, request))),
                Route.of("PUT" + name, request -> describe(id(kind, request), request)),
                Route.of("GET" + name + "/versions", request -> list(id(kind, request), request)),
                Route.of("GET" + version, request -> get(id(kind, request))),
                Route.of("PUT" + version, request -> put(id(kind, request), request)),
                Route.of("DELETE" + version, request -> delete(id(kind, request))));
    }

    private ArmResponse containers(AssetKind kind, ArmRequest request) {
        List<ObjectNode> views =
                assets.containers(WorkspaceId.of(request), kind).stream()
                        .filter(container -> !container.isAnonymous())
                        .filter(wanted(request, AssetContainer::isArchived))
                        .map(AssetContainer::view)
                        .toList();
        return ArmResponse.list(page(views, request));
    }

    private ArmResponse container(AssetId any) {
        return assets.container(any)
                .map(container -> ArmResponse.ok(container.view()))
                .orElseGet(() -> noContainer(any));
    }

    private ArmResponse describe(AssetId any, ArmRequest request) {
        return switch (ArmJson.parse(request.body())) {
            case ArmJson.Parsed.Malformed(var why) -> ArmResponse.of(ArmError.malformed(why));
            case ArmJson.Parsed.Understood(var body) ->
                    assets.describe(any, said(body))
                            .map(container -> ArmResponse.ok(container.view()))
                            .orElseGet(() -> noContainer(any));
        };
    }

    private ArmResponse list(AssetId any, ArmRequest request) {
        List<ObjectNode> views =
                assets.container(any).map(AssetContainer::versions).orElse(List.of()).stream()
                        .filter(wanted(request, AssetVersion::isArchived))
                        .map(AssetVersion::view)
                        .toList();
        return ArmResponse.list(page(views, request));
    }

    private ArmResponse get(AssetId id) {
        return assets.get(id)
                .map(version -> ArmResponse.ok(version.view()))
                .orElseGet(() -> noVersion(id));
    }

    private ArmResponse put(AssetId id, ArmRequest request) {
        return switch (ArmJson.parse(request.body())) {
            case ArmJson.Parsed.Malformed(var why) -> ArmResponse.of(ArmError.malformed(why));
            case ArmJson.Parsed.Understood(var body) -> answer(assets.put(id, body));
        };
    }

    private static ArmResponse answer(Assets.Written written) {
        return switch (written) {
            case Assets.Written.Created(var version) -> ArmResponse.json(201, version.view());
            case Assets.Written.Updated(var version) -> ArmResponse.ok(version.view());
            case Assets.Written.Refused(var error) -> ArmResponse.of(error);
        };
    }

    private ArmResponse delete(AssetId id) {
        return ArmResponse.empty(assets.delete(id) ? 200 : 204);
    }

    private static ObjectNode said(ObjectNode body) {
        ObjectNode said = ArmJson.object();
        var properties = JsonField.member(body, "properties");
        for (String name : List.of("description", "tags", "properties", "isArchived")) {
            var value = JsonField.member(properties, name);
            if (!value.isMissingNode() && !value.isNull()) {
                said.set(name, value);
            }
        }
        return said;
    }

    /// Without a word for it, what is archived is left out.
    private static <T> Predicate<T> wanted(ArmRequest request, Predicate<T> isArchived) {
        return switch (request.parameter("listViewType").orElse("").toLowerCase(Locale.ROOT)) {
            case "all" -> _ -> true;
            case "archivedonly" -> isArchived;
            default -> isArchived.negate();
        };
    }

    private static List<ObjectNode> page(List<ObjectNode> views, ArmRequest request) {
        Function<String, Long> number =
                name ->
                        request.parameter(name)
                                .filter(text -> text.matches("\\d{1,9}"))
                                .map(Long::parseLong)
                                .orElse(0L);
        long top = number.apply("$top");
        return views.stream()
                .skip(number.apply("$skip"))
                .limit(top > 0 ? top : Long.MAX_VALUE)
                .toList();
    }

    private static AssetId id(AssetKind kind, ArmRequest request) {
        return new AssetId(
                WorkspaceId.of(request),
                kind,
                request.variable("asset"),
                request.variables().getOrDefault("version", ""));
    }

    private static ArmResponse noContainer(AssetId id) {
        return missing(id.kind().type(), id.workspace().name() + "/" + id.name(), id);
    }

    private static ArmResponse noVersion(AssetId id) {
        return missing(
                id.kind().type() + "/versions",
                "%s/%s/%s".formatted(id.workspace().name(), id.name(), id.version()),
                id);
    }

    private static ArmResponse missing(String type, String name, AssetId id) {
        return ArmResponse.of(ArmError.notFound(type, name, id.workspace().group().name()));
    }
}
