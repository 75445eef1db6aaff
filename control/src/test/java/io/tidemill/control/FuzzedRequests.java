package io.tidemill.control;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Requests to given routes, most of them wrong in one way or another.
///
/// They come from a seed. Deployments that get through start at most two instances and never a
/// command out of a body.
final class FuzzedRequests {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(\\*?)}");
    private static final int MOST_INSTANCES = 2;

    private static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

    private static final String DEPLOYMENT =
            "/subscriptions/"
                    + SUBSCRIPTION
                    + "/resourceGroups/tidemill/providers/Microsoft.MachineLearningServices/workspaces/default/onlineEndpoints/one/deployments/blue";

    private static final List<String> VERSIONS =
            List.of(
                    "2022-10-01",
                    "2022-10-01",
                    "2018-01-01",
                    "2015-04-01",
                    "2022-02-01-preview",
                    "2021-04-01",
                    "2024-02-01",
                    "2099-99-99",
                    "");

    private static final List<String> PARAMETERS =
            List.of(
                    "$filter",
                    "$top",
                    "$select",
                    "$skipToken",
                    "$skip",
                    "$orderby",
                    "timespan",
                    "interval",
                    "metricnames",
                    "aggregation",
                    "resultType",
                    "metricnamespace",
                    "count",
                    "resource",
                    "client_id",
                    "deploymentType",
                    "tags",
                    "properties",
                    "$expand");

    private static final List<String> VALUES =
            List.of(
                    "CpuUtilizationPercentage",
                    "PT1M",
                    "PT5S",
                    "Average,Maximum",
                    "*",
                    "Nothing",
                    "Data",
                    "2026-11-23T00:00:00Z/2026-11-23T01:00:00Z",
                    "2026-11-23T01:00:00Z/PT1H",
                    "0001-01-01T00:00:00Z/9999-12-31T00:00:00Z",
                    "PT1S/P9999D",
                    "eventTimestamp ge '2026-11-23T00:00:00Z' and resourceUri eq '/a'",
                    "deployment eq 'blue'",
                    "deployment eq '*' and x ne '",
                    "((((",
                    "1",
                    "-1",
                    "99999999999");

    private final RandomGenerator random;
    private final FuzzedJson json;
    private final List<Route> routes;
    private final String token;

    FuzzedRequests(RandomGenerator random, List<Route> routes, String token) {
        this.random = random;
        this.routes = routes;
        this.token = token;
        json = new FuzzedJson(random);
    }

    /// Good requests that make what the others are about, in order.
    List<ArmRequest> first() {
        return Stream.of("{endpoint}", "{deployment}", "{setting}")
                .flatMap(end ->
                        routes.stream()
                                .filter(route -> route.method().equals("PUT"))
                                .filter(route -> route.path().endsWith(end)))
                .map(route ->
                        ArmRequest.of("PUT", sample(route) + "?api-version=2022-10-01")
                                .withHeaders(Map.of("authorization", "Bearer " + token))
                                .withBody(example(route.path()).replace("{\"blue\":100}", "{}")))
                .toList();
    }

    /// Each list asked for with each of these filters.
    List<ArmRequest> filtered(List<String> filters) {
        return routes.stream()
                .filter(route -> route.method().equals("GET"))
                .flatMap(route -> filters.stream().map(filter -> filtered(route, filter)))
                .toList();
    }

    private ArmRequest filtered(Route route, String filter) {
        String query = "?api-version=2022-10-01&$filter=" + encoded(filter);
        return ArmRequest.of("GET", sample(route) + query)
                .withHeaders(Map.of("authorization", "Bearer " + token));
    }

    private String sample(Route route) {
        return VARIABLE.matcher(route.path())
                .replaceAll(found ->
                        switch (found.group(1)) {
                            case "subscription" -> SUBSCRIPTION;
                            case "group" -> "tidemill";
                            case "workspace" -> "default";
                            case "endpoint" -> "one";
                            case "deployment" -> "blue";
                            default -> "x1";
                        })
                .replace("/subscriptions/subscriptions/", "/subscriptions/");
    }

    ArmRequest next() {
        Route route = routes.get(random.nextInt(routes.size()));
        boolean rarely = route.method().equals("DELETE") && random.nextInt(4) > 0;
        String method = rarely ? "GET" : method(route);
        return ArmRequest.of(method, path(route) + "?" + query())
                .withHeaders(headers())
                .withBody(route.method().startsWith("P") ? body(route.path()) : json.noise(0));
    }

    private String method(Route route) {
        return random.nextInt(30) == 0
                ? List.of("GET", "PUT", "TRACE", "", "get").get(random.nextInt(5))
                : route.method();
    }

    private String path(Route route) {
        String path = VARIABLE.matcher(route.path()).replaceAll(found -> name(found.group(1)));
        return switch (random.nextInt(20)) {
            case 0 -> path.toUpperCase(java.util.Locale.ROOT);
            case 1 -> path + "/";
            case 2 -> path + "/" + encoded(json.text());
            case 3 -> path.replace("/", "//");
            default -> path;
        };
    }

    private String name(String variable) {
        if (random.nextInt(12) == 0) {
            return java.util.regex.Matcher.quoteReplacement(
                    encoded(random.nextBoolean() ? json.text() : json.noise(random.nextInt(20))));
        }
        return switch (variable) {
            case "subscription" -> SUBSCRIPTION;
            case "group" -> random.nextInt(9) == 0 ? "other" : "tidemill";
            case "workspace" -> "default";
            case "namespace" -> "Microsoft.Insights";
            case "resource", "scope" -> DEPLOYMENT.substring("/subscriptions/".length());
            case "endpoint" -> random.nextInt(4) == 0 ? "two" : "one";
            case "deployment" -> random.nextInt(4) == 0 ? "green" : "blue";
            default -> "x" + random.nextInt(4);
        };
    }

    private String query() {
        String version = "api-version=" + VERSIONS.get(random.nextInt(VERSIONS.size()));
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> "&" + parameter())
                .collect(Collectors.joining("", random.nextInt(50) == 0 ? "" : version, ""));
    }

    private String parameter() {
        String value =
                switch (random.nextInt(4)) {
                    case 0 -> encoded(json.text());
                    case 1 -> encoded(json.noise(random.nextInt(30)));
                    default -> encoded(VALUES.get(random.nextInt(VALUES.size())));
                };
        return PARAMETERS.get(random.nextInt(PARAMETERS.size())) + "=" + value;
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("host", random.nextInt(30) == 0 ? json.text() : "127.0.0.1:7070");
        headers.put(
                "authorization",
                random.nextInt(30) == 0 ? "Bearer " + json.text() : "Bearer " + token);
        if (random.nextInt(5) == 0) {
            headers.put("x-ms-client-request-id", json.text());
            headers.put("x-ms-return-client-request-id", "true");
        }
        if (random.nextInt(5) == 0) {
            headers.put("if-match", json.text());
        }
        return headers;
    }

    private String body(String path) {
        String text = json.from(example(path));
        return text.contains("tidemill.command") ? "" : harmless(text);
    }

    private static String harmless(String text) {
        try {
            JsonNode root = ArmJson.read(text);
            if (root.path("sku") instanceof ObjectNode sku && sku.path("capacity").isNumber()) {
                sku.put("capacity", Math.min(sku.path("capacity").asDouble(), MOST_INSTANCES));
                return root.toString();
            }
        } catch (IllegalArgumentException _) {
            return text; // it will not get through
        }
        return text;
    }

    private static String example(String path) {
        if (path.endsWith("{setting}")) {
            return SETTING;
        }
        if (path.endsWith("{deployment}")) {
            return "{\"location\":\"local\",\"sku\":{\"name\":\"Default\",\"capacity\":1},\"properties\":{\"endpointComputeType\":\"Managed\",\"instanceType\":\"Local_C25_M512\",\"model\":\"azureml://registries/tidemill/models/all-MiniLM-L6-v2/versions/1\",\"requestSettings\":{\"requestTimeout\":\"PT5S\",\"maxConcurrentRequestsPerInstance\":1},\"environmentVariables\":{\"A\":\"b\"},\"livenessProbe\":{\"period\":\"PT10S\",\"failureThreshold\":3}}}";
        }
        if (path.endsWith("{endpoint}")) {
            return "{\"location\":\"local\",\"tags\":{\"a\":\"b\"},\"properties\":{\"authMode\":\"Key\",\"traffic\":{\"blue\":100},\"mirrorTraffic\":{}}}";
        }
        return "{\"location\":\"local\",\"tags\":{\"a\":\"b\"},\"properties\":{\"description\":\"d\",\"keyType\":\"Primary\",\"uri\":\"https://h/c\",\"path\":\"azureml://x\",\"properties\":{\"k\":\"v\"},\"displayName\":\"d\",\"ids\":[\"a\"],\"types\":[\"b\"],\"roleDefinitionId\":\"/r\",\"principalId\":\"p\"},\"displayName\":\"n\",\"appId\":\"a\",\"ids\":[\"x\"],\"keyId\":\"k\",\"keyType\":\"Primary\",\"tail\":3}";
    }

    private static final String SETTING =
            """
            {"location":"local","tags":{"a":"b"},"properties":{"enabled":true,"targetResourceUri":"%1$s","profiles":[
            {"name":"default","capacity":{"minimum":"1","maximum":"2","default":"1"},"rules":[{"metricTrigger":{
            "metricName":"CpuUtilizationPercentage","metricResourceUri":"%1$s","operator":"GreaterThan","threshold":70,
            "timeGrain":"PT1M","statistic":"Average","timeWindow":"PT5M","timeAggregation":"Average",
            "dimensions":[{"DimensionName":"deployment","Operator":"Equals","Values":["blue"]}]},
            "scaleAction":{"direction":"Increase","type":"ChangeCount","value":"1","cooldown":"PT5M"}}],
            "recurrence":{"frequency":"Week","schedule":{"timeZone":"UTC","days":["Monday"],"hours":[9],"minutes":[0]}}},
            {"name":"fixed","capacity":{"minimum":"1","maximum":"2","default":"1"},"rules":[],
            "fixedDate":{"timeZone":"UTC","start":"2026-12-01T00:00:00Z","end":"2026-12-02T00:00:00Z"}}],
            "notifications":[{"operation":"Scale","email":{"customEmails":["a@b.example"]},"webhooks":[]}],
            "predictiveAutoscalePolicy":{"scaleMode":"Disabled"}}}
            """
                    .formatted(DEPLOYMENT);

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
