package io.tidemill.cli.replay;

import io.tidemill.engine.profile.CooldownPolicy;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a cooldown policy by its word.
final class PolicyOption implements ITypeConverter<CooldownPolicy> {
    @Override
    public CooldownPolicy convert(String text) {
        return CooldownPolicy.parse(text)
                .orElseThrow(() ->
                        new TypeConversionException(
                                "'" + text + "' is no cooldown policy, which are " + words()));
    }

    private static String words() {
        return Arrays.stream(CooldownPolicy.values())
                .map(CooldownPolicy::wire)
                .collect(Collectors.joining(", "));
    }
}
