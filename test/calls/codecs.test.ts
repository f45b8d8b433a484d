import test from 'ava';
import { runningAsterisk, uniqueName } from '../helpers/asterisk.ts';
import { agentWithBaresip, Baresip } from '../helpers/baresip.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { testNeeding } from '../helpers/needs.ts';
import { type RunningService, startService } from '../helpers/running-service.ts';
import { SALES } from '../helpers/sales-scene.ts';
import { takeTrunk } from '../helpers/trunk-turn.ts';
import { untilAllHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const withBaresip = testNeeding('baresip');

/** As baresip names them. */
const CODECS = { 'G.722': 'G722/16000/1', Opus: 'opus/48000/2', GSM: 'GSM/8000/1' } as const;

for (const [name, codec] of Object.entries(CODECS)) {
  withBaresip(`a caller hears an agent whose phone knows ${name} alone, and is heard`, (t) =>
    withCallcenter(t, service, async (callcenter) => {
      await callcenter.condition('sales', 'has("sales")');
      const ana = uniqueName('ana');
      const anas = await agentWithBaresip(callcenter, ana, { codec });
      try {
        const ben = await callcenter.caller('ben');
        const call = ben.enqueue(SALES);
        await call.answered();
        // What Ben says comes back from Ana's phone, through both directions.
        await ben.phone.untilHears(ben.phone);
        // Also when they were moved to a bridge that mixes.
        const { conversation_id } = await callcenter.untilTask({ state: 'success' });
        await callcenter.api.do('POST', `agent/${ana}/pause`, { conversation_id });
        await untilAllHear('paused', [{ line: ben.phone, voices: [], music: true }]);
        await callcenter.api.do('POST', `agent/${ana}/resume`, { conversation_id });
        await ben.phone.untilHears(ben.phone);
        await call.hangUp();
      } finally {
        await anas.stop();
      }
    }),
  );

  withBaresip(`a caller who comes over the trunk with ${name} alone reaches the IVR`, async (t) => {
    const endTurn = await takeTrunk();
    const { registrar, trunkPassword: password } = runningAsterisk();
    try {
      const caller = await Baresip.start({
        user: 'trunk',
        password,
        registrar,
        codec,
        dials: '6000',
      });
      try {
        await caller.untilSays(/Call established/);
      } finally {
        await caller.stop();
      }
      t.pass();
    } finally {
      await endTurn();
    }
  });
}
