package io.tidemill.conformance;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The endpoint `embeddings` with the built-in model as its deployment `blue`, in a running
/// product.
final class Embeddings {
    static final String ENDPOINT = Client.ENDPOINTS + "/embeddings";
    static final String DEPLOYMENT = ENDPOINT + "/deployments/blue";
    static final String BODY = "{\"inputs\": [\"The tide comes in twice a day.\"]}";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Client client;
    private final String uri;
    private final String key;

    private Embeddings(Client client) {
        this.client = client;
        this.uri = client.get(ENDPOINT).at("/properties/scoringUri").asString();
        this.key = client.done("POST", ENDPOINT + "/listKeys", "").get("primaryKey").asString();
    }

    /// Deploys it, and waits until all instances are ready.
    static Embeddings deploy(Client client, int instances) {
        client.put(ENDPOINT, "{\"location\": \"local\", \"properties\": {\"authMode\": \"Key\"}}");
        client.put(DEPLOYMENT, deployment(instances));
        client.put(
                ENDPOINT,
                "{\"location\": \"local\", \"properties\": {\"authMode\": \"Key\", \"traffic\": {\"blue\": 100}}}");
        Embeddings embeddings = new Embeddings(client);
        embeddings.awaitReady(instances);
        return embeddings;
    }

    /// The one that is there already.
    static Embeddings found(Client client) {
        return new Embeddings(client);
    }

    private static String deployment(int instances) {
        return """
        {
          "location": "local",
          "sku": {"name": "Default", "capacity": %d},
          "properties": {
            "endpointComputeType": "Managed",
            "model": "azureml://registries/tidemill/models/all-MiniLM-L6-v2/versions/1",
            "instanceType": "Local_C50_M512",
            "requestSettings": {"maxConcurrentRequestsPerInstance": 16, "requestTimeout": "PT30S"}
          }
        }
        """
                .formatted(instances);
    }

    void scaleTo(int instances) {
        client.done("PATCH", DEPLOYMENT, "{\"sku\": {\"capacity\": " + instances + "}}");
    }

    void awaitReady(int instances) {
        Await.until(
                instances + " instances are ready, and no others there",
                PATIENCE,
                () -> {
                    List<JsonNode> all = instances();
                    return all.size() == instances
                            && all.stream().allMatch(each -> state(each).equals("ready"));
                });
    }

    List<JsonNode> instances() {
        return StreamSupport.stream(
                        client.get(DEPLOYMENT + "/instances").get("value").spliterator(), false)
                .toList();
    }

    /// Processes of the instances that have one.
    List<ProcessHandle> processes() {
        return instances().stream()
                .map(instance -> instance.path("pid").asLong(0))
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();
    }

    String uri() {
        return uri;
    }

    String key() {
        return key;
    }

    HttpResponse<String> score() {
        return Client.score(uri, key, BODY);
    }

    private static String state(JsonNode instance) {
        return instance.path("state").asString("").toLowerCase(java.util.Locale.ROOT);
    }
}
