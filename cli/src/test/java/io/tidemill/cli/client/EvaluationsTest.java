package io.tidemill.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class EvaluationsTest {
    private static final String OUT = "{\"from\":2,\"to\":4,\"reason\":\"scaleOutRule\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'decision':OUT,'mode':{'kind':'Active'}} | 2 → 4: scale out rule",
                "{'decision':{'reason':'notTriggered'},'mode':{'kind':'DryRun'}} | dry run: no change: not triggered",
                "{'decision':{'reason':'dryRun'},'intended':OUT,'mode':{'kind':'DryRun'}} | dry run: would be 2 → 4: scale out rule",
                "{'decision':{'reason':'paused'},'intended':OUT,'mode':{'kind':'Paused','until':'2026-11-23T13:00:00Z'}} | paused until 2026-11-23T13:00:00Z: would be 2 → 4: scale out rule",
                "{'decision':{'reason':'paused'},'intended':{'reason':'cooldown'},'mode':{'kind':'Paused'}} | paused: no change: cooldown",
                "{'decision':{'reason':'scaleOutPaused'},'intended':OUT,'mode':{'kind':'Active'}} | scale out paused: would be 2 → 4: scale out rule"
            })
    void saysWhatHoldsADecisionBack(String evaluation, String words) {
        String json = evaluation.replace('\'', '"').replace("OUT", OUT);

        assertThat(Evaluations.decision(JsonMapper.shared().readTree(json))).isEqualTo(words);
    }

    @Test
    void saysThatNothingWasEvaluatedYet() {
        assertThat(Evaluations.decision(JsonMapper.shared().missingNode()))
                .isEqualTo("not evaluated yet");
    }
}
