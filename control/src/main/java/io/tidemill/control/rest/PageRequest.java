package io.tidemill.control.rest;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The part of a list that a request asks for: what comes after a place, and how much of it.
///
/// A list that is read page by page shows each element once that was there all the time, whatever
/// is added or deleted meanwhile: the place is the key of the last element seen, not a number.
///
/// @param after the key of the last element the caller has; empty at the beginning
/// @param size the most elements wanted, at least 1
public record PageRequest(String after, int size) {
    /// The elements of a page when the caller does not say.
    public static final int USUAL_SIZE = 100;

    /// The elements of a page at most.
    public static final int LARGEST_SIZE = 1000;

    private static final String TOKEN = "$skipToken";

    /// Reads `$skipToken`, for a list whose pages always have the usual size.
    public static PageRequest of(ArmRequest request, Problems problems) {
        return new PageRequest(after(request, problems), USUAL_SIZE);
    }

    /// Reads `$skipToken` and the size.
    ///
    /// @param size the query parameter that has it, such as `$top`
    public static PageRequest of(ArmRequest request, String size, Problems problems) {
        return new PageRequest(after(request, problems), size(request, size, problems));
    }

    /// Answers a list whose pages always have the usual size.
    ///
    /// @param list gives the page that is asked for
    public static ArmResponse answer(
            ArmRequest request, Function<PageRequest, Page<? extends JsonNode>> list) {
        Problems problems = new Problems();
        PageRequest asked = of(request, problems);
        return problems.isEmpty()
                ? Page.answer(list.apply(asked), request)
                : ArmResponse.of(ArmError.of(problems.all()));
    }

    /// The problem of a token that is not of the list it was sent to.
    public static Problem foreignToken() {
        return new Problem(
                "InvalidSkipToken", TOKEN, TOKEN + " must be one from a nextLink of this list");
    }

    private static String after(ArmRequest request, Problems problems) {
        Optional<String> token = request.parameter(TOKEN);
        Optional<String> key = token.flatMap(SkipToken::key);
        if (token.isPresent() && key.isEmpty()) {
            problems.add(foreignToken());
        }
        return key.orElse("");
    }

    private static int size(ArmRequest request, String name, Problems problems) {
        Optional<String> text = request.parameter(name);
        Optional<Integer> size = text.flatMap(PageRequest::wholeNumber);
        if (text.isPresent() && size.isEmpty()) {
            problems.add(
                    new Problem(
                            "BadRequest",
                            name,
                            "%s = %s, must be a whole number from 1 to %d"
                                    .formatted(name, text.get(), LARGEST_SIZE)));
        }
        return size.orElse(USUAL_SIZE);
    }

    private static Optional<Integer> wholeNumber(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,4}"))
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= LARGEST_SIZE);
    }
}
