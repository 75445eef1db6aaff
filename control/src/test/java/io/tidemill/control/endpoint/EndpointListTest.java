package io.tidemill.control.endpoint;

import static io.tidemill.control.endpoint.WorkspaceFixture.DEPLOYMENT_BODY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointListTest {
    @TempDir private Path folder;
    private WorkspaceFixture workspace;

    @BeforeEach
    void open() {
        workspace = WorkspaceFixture.in(folder);
        put("bbb", "{\"tags\":{\"team\":\"red\"},\"properties\":{}}");
        put("ccc", "{\"properties\":{\"properties\":{\"tier\":\"gold\"}}}");
        put("aaa", "{\"tags\":{\"team\":\"blue\",\"x\":\"y\"},\"properties\":{}}");
        put("bbb", "{\"tags\":{\"team\":\"red\"},\"properties\":{}}");
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                         | aaa bbb ccc",
                "name=BBB                   | bbb",
                "tags=team                  | aaa bbb",
                "tags=team=blue,x           | aaa",
                "tags=team=green            | ''",
                "properties=tier=gold       | ccc",
                "computeType=managed        | aaa bbb ccc",
                "computeType=Kubernetes     | ''",
                "orderBy=CreatedAtDesc      | aaa ccc bbb",
                "orderBy=createdatasc       | bbb ccc aaa",
                "orderBy=UpdatedAtDesc      | bbb aaa ccc",
                "$skip=1                    | bbb ccc",
                "$skip=9                    | ''"
            })
    void listsWhatIsAskedFor(String query, String names) {
        assertThat(String.join(" ", names(list(query)))).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "orderBy=CreatedAtDesc", "orderBy=UpdatedAtAsc", "$skip=1", "tags=team"})
    void showsEachOnceOverAllPages(String query) {
        List<String> seen = new ArrayList<>();
        ArmResponse page = list(query + "&count=1");
        seen.addAll(names(page));
        while (page.json().has("nextLink")) {
            page = workspace.poll(page.json().path("nextLink").asString());
            seen.addAll(names(page));
        }

        assertThat(seen).isEqualTo(names(list(query)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"count=0", "count=x", "$skip=-1", "$skip=a", "orderBy=Size"})
    void refusesWhatItDoesNotUnderstand(String query) {
        assertThat(list(query).status()).isEqualTo(400);
    }

    @Test
    void listsDeploymentsPageByPage() {
        for (String name : List.of("blue", "green", "red")) {
            workspace.call("PUT", "/aaa/deployments/" + name, DEPLOYMENT_BODY);
        }
        String path = "/aaa/deployments";

        assertThat(names(workspace.query(path, "$orderBy=CreatedAtDesc&$top=2")))
                .containsExactly("red", "green");
        assertThat(names(workspace.query(path, "$skip=2"))).containsExactly("red");
        assertThat(workspace.query("/nobody/deployments", "").status()).isEqualTo(404);
    }

    private void put(String name, String body) {
        workspace.tick();
        assertThat(workspace.call("PUT", "/" + name, body).status()).isIn(200, 201);
    }

    private ArmResponse list(String query) {
        return workspace.query("", query);
    }

    private static List<String> names(ArmResponse page) {
        return page.json()
                .path("value")
                .valueStream()
                .map(each -> each.path("name").asString())
                .toList();
    }
}
