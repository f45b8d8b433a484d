import { readConfig } from '../../src/config.ts';
import { uniqueName } from '../helpers/asterisk.ts';
import { agentWithBaresip } from '../helpers/baresip.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { testNeeding } from '../helpers/needs.ts';
import { makeNat } from '../helpers/nat.ts';
import { OwnAsterisk } from '../helpers/own-asterisk.ts';
import { startService } from '../helpers/running-service.ts';
import { SALES } from '../helpers/sales-scene.ts';

const PORTS = { ARI_PORT: '8190', SIP_PORT: '5164', RTP_PORTS: '32000-32499' };

const withNat = testNeeding('baresip', 'network namespaces');

withNat('an agent whose phone is behind a NAT talks with a caller', async (t) => {
  const nat = makeNat();
  t.teardown(() => {
    nat.remove();
  });
  const settings = { ...PORTS, SIP_ADDRESS: nat.outside };
  const asterisk = await OwnAsterisk.up('nat', settings);
  t.teardown(() => asterisk.remove());
  const { sip } = readConfig({ ARI_USERNAME: 'nobody', ARI_PASSWORD: 'nothing', ...settings });
  const service = await startService({ asterisk: asterisk.running, sip });
  t.teardown(() => service.stop());
  await withCallcenter(t, service, async (callcenter) => {
    await callcenter.condition('sales', 'has("sales")');
    const user = uniqueName('ana');
    const anas = await agentWithBaresip(callcenter, user, { network: nat });
    try {
      const ben = await callcenter.caller('ben');
      const call = ben.enqueue(SALES);
      await call.answered();
      // What Ben says comes back from Ana's phone, through the NAT in both directions.
      await ben.phone.untilHears(ben.phone);
      const contacts = await asterisk.console('pjsip show contacts');
      t.false(contacts.includes(`@${nat.address}`), contacts);
      t.regex(contacts, /Avail/, 'it is asked whether it is there');
      const out = await asterisk.doctor(service.databasePath);
      t.true(out.includes(`${user} is behind a NAT (${nat.address}), and called at `), out);
      t.notRegex(out, new RegExp(`mind .*${user}`));
      await call.hangUp();
    } finally {
      await anas.stop();
    }
  });
});
