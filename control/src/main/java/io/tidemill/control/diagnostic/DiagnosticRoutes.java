package io.tidemill.control.diagnostic;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The REST surface of diagnostic settings.
public final class DiagnosticRoutes {
    private static final String ALL =
            " /{resource*}/providers/Microsoft.Insights/diagnosticSettings";
    private static final String ONE = ALL + "/{diagnostic}";
    private static final String CATEGORIES =
            " /{resource*}/providers/Microsoft.Insights/diagnosticSettingsCategories";

    private final DiagnosticSettings settings;

    public DiagnosticRoutes(DiagnosticSettings settings) {
        this.settings = settings;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("PUT" + ONE, this::put),
                Route.of("GET" + ONE, this::get),
                Route.of("DELETE" + ONE, this::delete),
                Route.of("GET" + ALL, ofResource(this::list)),
                Route.of("GET" + CATEGORIES, ofResource(DiagnosticRoutes::categories)),
                Route.of("GET" + CATEGORIES + "/{category}", ofResource(this::category)));
    }

    private ArmResponse put(ArmRequest request) {
        return switch (ArmJson.parse(request.body())) {
            case ArmJson.Parsed.Malformed(var why) -> ArmResponse.of(ArmError.malformed(why));
            case ArmJson.Parsed.Understood(var body) -> answer(settings.put(id(request), body));
        };
    }

    private static ArmResponse answer(DiagnosticSettings.Outcome outcome) {
        return switch (outcome) {
            case DiagnosticSettings.Outcome.Written(var document) -> ArmResponse.ok(document);
            case DiagnosticSettings.Outcome.Refused(var error) -> ArmResponse.of(error);
        };
    }

    private ArmResponse get(ArmRequest request) {
        return settings.get(id(request))
                .map(ArmResponse::ok)
                .orElseGet(() -> ArmResponse.of(missing(id(request))));
    }

    private ArmResponse delete(ArmRequest request) {
        return ArmResponse.empty(settings.delete(id(request)) ? 200 : 204);
    }

    private ArmResponse list(ArmRequest request) {
        return ArmResponse.list(settings.list(resource(request)));
    }

    private static ArmResponse categories(ArmRequest request) {
        return ArmResponse.list(
                Stream.of(RecordCategory.values())
                        .map(category -> category(resource(request), category))
                        .toList());
    }

    private ArmResponse category(ArmRequest request) {
        String name = request.variable("category");
        return Stream.of(RecordCategory.values())
                .filter(found -> found.wire().equalsIgnoreCase(name))
                .findFirst()
                .map(found -> ArmResponse.ok(category(resource(request), found)))
                .orElseGet(() -> noCategory(name));
    }

    private static ArmResponse noCategory(String name) {
        return ArmResponse.of(
                ArmError.of(404, "CategoryNotFound", "There is no category '%s'.".formatted(name)));
    }

    private static ObjectNode category(String resource, RecordCategory category) {
        ObjectNode json =
                ArmJson.object()
                        .put(
                                "id",
                                "%s/providers/microsoft.insights/diagnosticSettingsCategories/%s"
                                        .formatted(resource, category.wire()))
                        .put("type", "Microsoft.Insights/diagnosticSettingsCategories")
                        .put("name", category.wire());
        ObjectNode properties = json.putObject("properties").put("categoryType", category.kind());
        if (category.kind().equals("Logs")) {
            properties.putArray("categoryGroups").add("allLogs");
        }
        return json;
    }

    private ArmHandler ofResource(ArmHandler handler) {
        return request ->
                settings.hasResource(resource(request))
                        ? handler.handle(request)
                        : ArmResponse.of(DiagnosticSettings.noResource(resource(request)));
    }

    private static ArmError missing(DiagnosticId id) {
        return ArmError.of(
                404,
                "ResourceNotFound",
                "The diagnostic setting '%s' of '%s' was not found."
                        .formatted(id.name(), id.resource()));
    }

    private static DiagnosticId id(ArmRequest request) {
        return new DiagnosticId(resource(request), request.variable("diagnostic"));
    }

    private static String resource(ArmRequest request) {
        return "/" + request.variable("resource");
    }
}
