import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { SALES, salesScene } from '../helpers/sales-scene.ts';
import { untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

test.serial('a caller who waits is moved to an agent whom nobody asked for, and they talk', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const { ben } = await salesScene(callcenter, { state: 'busy' });
    const cleo = await callcenter.agent('cleo');
    ben.enqueue(SALES);
    await ben.phone.untilHearsMusic();
    const { id } = await callcenter.untilTask({ state: 'waiting' });
    await callcenter.api.do('POST', `queue_task/${id}`, { agent: 'cleo' });
    const call = await cleo.phone.nextCall();
    await call.answer();
    await untilHearEachOther(ben.phone, cleo.phone);
    t.like(await callcenter.api.do('GET', `queue_task/${id}`), { state: 'success', agent: 'cleo' });
  }),
);

test.serial(
  'a caller who is given another search while a phone rings is found somebody else',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const { ana, ben } = await salesScene(callcenter);
      const cleo = await callcenter.agent('cleo');
      ben.enqueue(SALES);
      const anasCall = await ana.phone.nextCall();
      anasCall.ring();
      const { id } = await callcenter.untilTask({ state: 'fetching' });
      const enqueue = '<enqueue><route><target name="cleo"/></route></enqueue>';
      await callcenter.api.do('POST', `queue_task/${id}`, { enqueue });
      t.deepEqual(await anasCall.ended(), { cause: 'cancelled', by: 'them' });
      await (await cleo.phone.nextCall()).answer();
      await untilHearEachOther(ben.phone, cleo.phone);
    }),
);
