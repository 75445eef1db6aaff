package io.tidemill.engine.activity;

import io.tidemill.engine.profile.AutoscaleProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One named value of a log record or an event. How a value is spelled is up to the writer: Azure
/// writes the same duration differently in different places.
public record Property(String name, Value value) {
    /// What a property can hold.
    public sealed interface Value {}

    public record Text(String text) implements Value {}

    public record Whole(long number) implements Value {}

    public record Real(double number) implements Value {}

    /// A list of numbers, such as the samples of a window.
    public record Reals(List<Double> numbers) implements Value {
        public Reals {
            numbers = List.copyOf(numbers);
        }
    }

    public record Flag(boolean on) implements Value {}

    public record Time(Instant at) implements Value {}

    public record Span(Duration length) implements Value {}

    /// A whole profile, as it was when the event happened.
    public record Profile(AutoscaleProfile profile) implements Value {}

    static Property of(String name, String text) {
        return new Property(name, new Text(text));
    }

    static Property of(String name, long number) {
        return new Property(name, new Whole(number));
    }

    static Property of(String name, double number) {
        return new Property(name, new Real(number));
    }

    static Property of(String name, boolean on) {
        return new Property(name, new Flag(on));
    }

    static Property of(String name, Instant at) {
        return new Property(name, new Time(at));
    }

    static Property of(String name, Duration length) {
        return new Property(name, new Span(length));
    }

    static Property of(String name, List<Double> numbers) {
        return new Property(name, new Reals(numbers));
    }

    static Property of(String name, AutoscaleProfile profile) {
        return new Property(name, new Profile(profile));
    }
}
