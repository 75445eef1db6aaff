package io.tidemill.gateway;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;

/// The encoder of answers. It must know when the question was HEAD: such an answer has the length
/// of a body, but no body.
final class ResponseEncoder extends HttpResponseEncoder {

    private boolean answersHead;

    void answerHead(boolean yes) {
        answersHead = yes;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse head) {
        return answersHead || super.isContentAlwaysEmpty(head);
    }
}
