"""Serves a scoring script: a file with init() and run(data), as Azure's inference server takes it.

Started as: python3 score_server.py SCRIPT ROUTE, in the script's folder, with PORT in the environment.
GET / answers as soon as init() is done. What run() returns is sent as JSON.
"""

import importlib.util
import inspect
import json
import logging
import os
import sys
import threading
import time
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

LARGEST_BODY = int(os.environ.get("TIDEMILL_BODY_LIMIT", 256 << 20))
LOG = logging.getLogger("score_server")


def leave_with_parent():
    """The standard input ends when Tidemill is gone; nothing is ever written to it."""
    while os.read(0, 4096):
        pass
    os._exit(0)


def load(script):
    """The script's init and run, and the name of run's parameter that gets the body."""
    path = os.path.abspath(script)
    sys.path.insert(0, os.path.dirname(path))
    spec = importlib.util.spec_from_file_location("entry_module", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    parameters = list(inspect.signature(module.run).parameters)
    data = [name for name in parameters if name != "request_headers"]
    if len(data) != 1:
        raise TypeError("run() must have one parameter for the body, and may have request_headers")
    return module.init, module.run, data[0], "request_headers" in parameters


class Script:
    """A loaded scoring script."""

    def __init__(self, path):
        init, self.run, self.parameter, self.wants_headers = load(path)
        init()

    def score(self, text, headers):
        arguments = {self.parameter: text}
        if self.wants_headers:
            arguments["request_headers"] = headers
        return self.run(**arguments)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    script = None
    routes = ("/score",)

    def do_GET(self):
        if urlsplit(self.path).path in self.routes:
            self.answer(405, {"message": "Method not allowed"}, {"Allow": "POST"})
        else:
            self.answer(200, "Healthy", content_type="text/plain")

    def do_POST(self):
        body = self.body()
        if urlsplit(self.path).path not in self.routes:
            self.answer(404, {"message": "Not found: " + self.path})
        elif body is not None:
            self.score(body)

    def body(self):
        """The body, or None when it was refused already."""
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            self.close_connection = True
            status = 413 if length.isdigit() else 411
            self.answer(status, {"message": "Content-Length must be at most %d" % LARGEST_BODY})
            return None
        return self.rfile.read(int(length))

    def score(self, body):
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            self.answer(400, {"message": "The body is not UTF-8"})
            return
        started = time.perf_counter()
        try:
            result = self.script.score(text, dict(self.headers.items()))
            status, content, failed = 200, as_json(result), "False"
        except Exception:
            LOG.error("run() failed\n%s", traceback.format_exc())
            content = {"message": "The scoring script failed. The deployment's log says more."}
            status, content, failed = 500, json.dumps(content), "True"
        taken = (time.perf_counter() - started) * 1000
        headers = {"x-ms-run-fn-exec-ms": "%.3f" % taken, "x-ms-run-function-failed": failed}
        LOG.info("POST %s %d %.3fms %d", self.path, status, taken, len(content))
        self.answer(status, content, headers, "application/json")

    def answer(self, status, content, headers=None, content_type="application/json"):
        text = content if isinstance(content, str) else json.dumps(content)
        data = text.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Calls are logged by score(); probes come too often to be."""


def as_json(result):
    """What run() returned as JSON text; numpy's arrays and numbers know how to become lists."""
    return json.dumps({} if result is None else result, default=lambda value: value.tolist())


def main():
    logging.Formatter.converter = time.gmtime
    logging.basicConfig(
        stream=sys.stdout,
        level=os.environ.get("AZUREML_LOG_LEVEL", "INFO"),
        format="%(asctime)s %(levelname).1s [%(process)d] %(name)s - %(message)s",
    )
    threading.Thread(target=leave_with_parent, daemon=True).start()
    script, route = sys.argv[1], sys.argv[2]
    try:
        Handler.script = Script(script)
    except Exception:
        LOG.error("%s cannot be used\n%s", script, traceback.format_exc())
        sys.exit(3)
    Handler.routes = ("/score", route)
    ThreadingHTTPServer.daemon_threads = True
    ThreadingHTTPServer.request_queue_size = 128
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler)
    LOG.info("serving %s on port %d", script, server.server_port)
    server.serve_forever()


if __name__ == "__main__":
    main()
