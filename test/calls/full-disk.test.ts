import { dirname } from 'node:path';
import test from 'ava';
import { withCallcenter } from '../helpers/callcenter.ts';
import { eventually } from '../helpers/eventually.ts';
import { testNeeding } from '../helpers/needs.ts';
import { SALES, salesScene } from '../helpers/sales-scene.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import { SmallDisk } from '../helpers/small-disk.ts';

const SIZE_MB = 64;
const WARNING_MB = 36;
const RESERVE_MB = 16;

interface Told {
  readonly event: string;
  readonly latest_level?: string;
}

const withSmallDisk = testNeeding('a disk of its own');

let service: ServiceProcess | null = null;
const started = async (): Promise<ServiceProcess> => {
  service = await ServiceProcess.start({
    diskMb: SIZE_MB,
    environment: { DISK_WARNING_MB: String(WARNING_MB), DISK_RESERVE_MB: String(RESERVE_MB) },
  });
  return service;
};
test.after.always(() => service?.stop());

withSmallDisk(
  'on a disk with no byte left who talks talks to the end, and who comes is told',
  async (t) => {
    const running = await started();
    const { pid, databasePath } = running;
    await withCallcenter(t, running, async (callcenter) => {
      const disk = new SmallDisk(pid, dirname(databasePath));
      const { api } = callcenter;
      const { ana, ben } = await salesScene(callcenter);
      const levels = async (): Promise<unknown[]> => {
        const { result } = await api.do<{ result: Told[] }>('GET', 'event?limit=1000');
        return result
          .filter(({ event }) => event === 'callcenter.disk.level_changed')
          .map(({ latest_level }) => latest_level);
      };
      const untilLevel = (level: string) =>
        eventually(async () => (await levels()).at(-1) === level, {
          awaited: `the disk to be seen ${level}`,
          withinMs: 40_000,
        });
      ben.enqueue(SALES);
      const anasCall = await ana.phone.nextCall();
      await anasCall.answer();
      await ben.phone.untilHears(ana.phone);

      disk.fill(32_000_000);
      await untilLevel('low');
      disk.fill();
      await untilLevel('full');

      const refused = await api.call('POST', 'condition', { name: 'new', where: 'true' });
      t.like(refused, { status: 507, code: '000507' });
      const cleo = await callcenter.caller('cleo');
      cleo.enqueue(SALES);
      const back = await cleo.untilBackInIvr();
      t.is(back['QUEUE_RESULT'], 'error');
      t.regex(back['QUEUE_DETAIL'] ?? '', /^the disk of the service is full/);

      await ana.phone.untilHears(ben.phone);
      await anasCall.hangUp();
      t.like(await ben.untilBackInIvr(), { QUEUE_RESULT: 'success', QUEUE_AGENT: 'ana' });
      await ana.untilState('idle');
      await callcenter.untilTask({ state: 'success' });

      disk.clear();
      await untilLevel('enough');
      t.deepEqual(await levels(), ['low', 'full', 'enough']);
      const dora = await callcenter.caller('dora');
      dora.enqueue(SALES);
      const dorasCall = await ana.phone.nextCall();
      await dorasCall.answer();
      await dora.phone.untilHears(ana.phone);
      await dorasCall.hangUp();
      t.like(await dora.untilBackInIvr(), { QUEUE_RESULT: 'success' });
    });
  },
);
