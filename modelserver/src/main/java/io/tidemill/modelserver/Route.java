package io.tidemill.modelserver;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;

/// One method on one path, and who answers it.
///
/// @param logged whether calls appear in the access log; probes come every second and do not
record Route(String method, String path, boolean logged, Handler handler) {

    interface Handler {
        Answer answer(HttpExchange call) throws IOException;
    }

    static Route probe(String path, Handler handler) {
        return new Route("GET", path, false, handler);
    }

    static Answer answer(List<Route> routes, HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        List<Route> onPath = routes.stream().filter(route -> route.path.equals(path)).toList();
        for (Route route : onPath) {
            if (route.method.equals(call.getRequestMethod())) {
                return route.handler.answer(call);
            }
        }
        return onPath.isEmpty()
                ? Answer.problem(404, "Not found: " + path)
                : Answer.problem(405, "Method not allowed").with("Allow", allowed(onPath));
    }

    static boolean isLogged(List<Route> routes, String path) {
        return routes.stream().allMatch(route -> route.logged || !route.path.equals(path));
    }

    private static String allowed(List<Route> onPath) {
        return String.join(", ", onPath.stream().map(Route::method).toList());
    }
}
