import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { readConfig } from '../../src/config.ts';
import { Api } from '../helpers/api.ts';
import { CallerAccount } from '../helpers/caller.ts';
import { eventually } from '../helpers/eventually.ts';
import { OwnAsterisk } from '../helpers/own-asterisk.ts';
import { Phone } from '../helpers/phone.ts';
import { projectFile } from '../helpers/project.ts';
import { startService } from '../helpers/running-service.ts';
import { SALES } from '../helpers/sales-scene.ts';

/*
 * The files in test/storage/of-0.1.0 were made by version 0.1.0 (commit a318190) with an Asterisk of its own: when it was
 * killed, Cleo talked with Ana and Finn waited. known.json tells what its API showed then.
 */
const FILES = projectFile('test/storage/of-0.1.0');
const SETTINGS = { ARI_PORT: '8193', SIP_PORT: '5167', RTP_PORTS: '33500-33999' };

interface Known {
  readonly callcenterKey: string;
  readonly passwords: Readonly<Record<string, string>>;
  readonly tasks: readonly { readonly id: string; readonly state: string }[];
  readonly conversations: readonly { readonly id: string }[];
  readonly extensions: readonly string[];
}

const known = JSON.parse(readFileSync(join(FILES, 'known.json'), 'utf8')) as Known;

/** The volume as 0.1.0 left it: its Asterisk ran under another account. */
const PREPARE = `
. docker/lib/machine.sh
use_running_engine
remove_container; remove_volume
tag=$(image_tag); require_image "$tag"
docker run --rm --network none --user 0:0 --entrypoint sh --volume "$VOLUME:/var/lib/callcenter" --volume "${FILES}:/files:ro" \\
  "$IMAGE:$tag" -c 'cp /files/astdb.sqlite3 /var/lib/callcenter/astdb/ && chown -R 100:101 /var/lib/callcenter'
`;

test('records, keys, waiting callers and phones of version 0.1.0 are as they were', async (t) => {
  execFileSync('bash', ['-euc', PREPARE], {
    cwd: projectFile('.'),
    env: { ...process.env, ...SETTINGS, ASTERISK_INSTANCE: 'tests-upgrade' },
  });
  const asterisk = await OwnAsterisk.up('upgrade', SETTINGS);
  t.teardown(() => asterisk.remove());
  const folder = mkdtempSync(join(tmpdir(), 'upgrade-'));
  const databasePath = join(folder, 'callcenter.sqlite');
  copyFileSync(join(FILES, 'callcenter.sqlite'), databasePath);
  const { sip } = readConfig({ ARI_USERNAME: 'nobody', ARI_PASSWORD: 'nothing', ...SETTINGS });
  const service = await startService({ asterisk: asterisk.running, sip, databasePath });
  t.teardown(async () => {
    await service.stop();
    rmSync(folder, { recursive: true });
  });
  const api = new Api(service.baseUrl, 'acme', known.callcenterKey);
  const stateOf = async (path: string): Promise<string> =>
    (await api.do<{ state: string }>('GET', path)).state;

  for (const { id, state } of known.tasks) {
    // Who waited, and who talked, went with the Asterisk of before.
    const now = state === 'waiting' ? 'fail' : state;
    await eventually(async () => (await stateOf(`queue_task/${id}`)) === now, {
      awaited: `task ${id} to be ${now}`,
    });
  }
  for (const { id } of known.conversations) {
    await eventually(async () => (await stateOf(`conversation/${id}`)) === 'over', {
      awaited: `conversation ${id} to be over`,
    });
  }
  const { result } = await api.do<{ result: { id: string }[] }>('GET', 'extension');
  t.deepEqual(result.map(({ id }) => id).toSorted(), known.extensions.toSorted());

  const { registrar } = asterisk.running;
  const user = 'ana-phone';
  const password = known.passwords[user] ?? '';
  const anas = await Phone.create({ user, password, name: 'ana', registrar });
  t.teardown(() => anas.stop());
  // Their login has lapsed by now, if the file is older than a day.
  await api.do('DELETE', 'agent/ana?force=true');
  const skills = [{ name: 'sales', score: 80 }];
  await api.do('POST', 'agent', { name: 'ana', extension: user, state: 'idle', skills });
  const dora = await CallerAccount.create('dora', 'acme', service);
  t.teardown(() => dora.stop());
  dora.enqueue(SALES);
  const anasCall = await anas.nextCall(5000);
  await anasCall.answer();
  await dora.phone.untilHears(anas);
  await anasCall.hangUp();
  t.like(await dora.untilBackInIvr(), { QUEUE_RESULT: 'success', QUEUE_AGENT: 'ana' });
});
