import type { ExecutionContext } from 'ava';
import { readConfig } from '../../src/config.ts';
import { uniqueName } from '../helpers/asterisk.ts';
import { agentWithBaresip, Baresip } from '../helpers/baresip.ts';
import type { CallerAccount } from '../helpers/caller.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { testNeeding } from '../helpers/needs.ts';
import { OwnAsterisk } from '../helpers/own-asterisk.ts';
import { type RunningService, startService } from '../helpers/running-service.ts';
import { SALES } from '../helpers/sales-scene.ts';

const withBaresip = testNeeding('baresip');

const ENCRYPTS = 'srtp-mand';
const PLAIN = 'off';

interface Served {
  readonly asterisk: OwnAsterisk;
  readonly service: RunningService;
}

const served = async (
  t: ExecutionContext,
  settings: Readonly<Record<string, string>>,
): Promise<Served> => {
  const asterisk = await OwnAsterisk.up(`srtp-${settings['SRTP'] ?? ''}`, settings);
  t.teardown(() => asterisk.remove());
  const { sip } = readConfig({ ARI_USERNAME: 'nobody', ARI_PASSWORD: 'nothing', ...settings });
  const service = await startService({ asterisk: asterisk.running, sip });
  t.teardown(() => service.stop());
  return { asterisk, service };
};

/** Somebody calls the sample IVR over the trunk. */
const calling = async ({ asterisk }: Served, srtp: typeof ENCRYPTS | typeof PLAIN) => {
  const { registrar, trunkPassword: password } = asterisk.running;
  const account = { user: 'trunk', password, registrar, srtp };
  return await Baresip.start({ ...account, codec: 'PCMU/8000/1', dials: '6000' });
};

/** What becomes of a caller for whom an agent's phone is rung that is this one. */
const askingFor = (
  t: ExecutionContext,
  { service }: Served,
  srtp: typeof ENCRYPTS | typeof PLAIN,
  see: (ben: CallerAccount) => Promise<void>,
) =>
  withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const anas = await agentWithBaresip(callcenter, uniqueName('ana'), { srtp });
    try {
      const ben = await callcenter.caller('ben');
      const call = ben.enqueue(SALES);
      await call.answered();
      await see(ben);
      await call.hangUp();
    } finally {
      await anas.stop();
    }
  });

for (const { srtp, ports, taken, refused } of [
  {
    srtp: 'required',
    ports: { ARI_PORT: '8191', SIP_PORT: '5165', RTP_PORTS: '32500-32999' },
    taken: ENCRYPTS,
    refused: PLAIN,
  },
  {
    srtp: 'off',
    ports: { ARI_PORT: '8192', SIP_PORT: '5166', RTP_PORTS: '33000-33499' },
    taken: PLAIN,
    refused: ENCRYPTS,
  },
] as const) {
  withBaresip(
    `with SRTP=${srtp} a phone that does as is wanted is put through, and another is refused`,
    async (t) => {
      const all = await served(t, { ...ports, SRTP: srtp });
      const well = await calling(all, taken);
      await well.untilSays(/Call established/);
      await well.stop();
      const other = await calling(all, refused);
      await other.untilSays(/488 Not Acceptable/);
      await other.stop();
      await askingFor(t, all, taken, async (ben) => {
        // What Ben says comes back from Ana's phone, through both directions.
        await ben.phone.untilHears(ben.phone, 5000);
      });
      await askingFor(t, all, refused, async (ben) => {
        t.like(await ben.untilBackInIvr(5000), { QUEUE_RESULT: 'call_fail' });
      });
    },
  );
}
