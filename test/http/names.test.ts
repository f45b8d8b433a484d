import test, { type ExecutionContext } from 'ava';
import type { CallcenterId, ConditionName, WorkChannelName } from '../../src/domain/ids.ts';
import { NO_CONTEXT } from '../../src/operations/ports/log-context.ts';
import { refused, refusedArgument, serveAcme, type ServedApi } from './served-api.ts';

const COMPOSED = 'Zo\u00EB';
const DECOMPOSED = 'Zoe\u0308';

const WRONG = {
  dots: ['.', '..', '...', '_', '-', '._-'],
  invisible: ['ana\u3164', '\u115F', 'ana\uFE0F', 'a\u034Fna', 'ana\u{E0101}'],
};

/** Every request that gives something a name, with the member that does. */
const makers = (name: string) =>
  [
    ['/callcenter/acme/agent', { name, extension: 'ana-phone' }, 'name'],
    [
      '/callcenter/acme/agent',
      { name: 'ana', extension: 'ana-phone', skills: [{ name, score: 1 }] },
      'skills[0].name',
    ],
    ['/callcenter/acme/channel', { name }, 'name'],
    ['/callcenter/acme/condition', { name, where: 'true' }, 'name'],
    ['/key', { role: 'agent', callcenter_id: 'acme', agent_name: name }, 'agent_name'],
  ] as const;

const refuseEverywhere = async (
  t: ExecutionContext,
  api: ServedApi,
  name: string,
): Promise<void> => {
  for (const [path, json, member] of makers(name)) {
    refusedArgument(t, await api.call('POST', path, { json }), 'body', member);
  }
  const put = await api.call('PUT', `/callcenter/${encodeURIComponent(name)}`, { json: {} });
  refusedArgument(t, put, 'path', 'callcenter_id');
};

for (const [what, names] of Object.entries(WRONG)) {
  test(`nothing is given a name of ${what}`, async (t) => {
    const api = await serveAcme(t);
    for (const name of names) await refuseEverywhere(t, api, name);
  });
}

test('a key of dots alone is no name of a key', async (t) => {
  const api = await serveAcme(t);
  for (const name of ['..', '_', '-.']) {
    refusedArgument(
      t,
      await api.call('POST', '/key', { json: { role: 'admin', name } }),
      'body',
      'name',
    );
  }
});

test('names are the same in whichever form their letters come', async (t) => {
  const api = await serveAcme(t);
  const path = (base: string) => `/callcenter/acme/${base}/${encodeURIComponent(DECOMPOSED)}`;
  const made = await api.do<{ name: string }>('POST', '/callcenter/acme/agent', {
    name: DECOMPOSED,
    extension: 'ana-phone',
    skills: [{ name: DECOMPOSED, score: 1 }],
  });
  t.is(made.name, COMPOSED);
  t.is((await api.do<{ name: string }>('GET', path('agent'))).name, COMPOSED);
  await api.do('POST', '/callcenter/acme/condition', { name: COMPOSED, where: 'true' });
  const again = { name: DECOMPOSED, where: 'true' };
  const second = await api.call('POST', '/callcenter/acme/condition', { json: again });
  refused(t, second, 409, '040403', 'condition-exists');
  await api.do('DELETE', path('condition'));
});

test('what was stored under a name that is none any more is found, and deleted', async (t) => {
  const api = await serveAcme(t);
  const names = { name: '_' as ConditionName, workChannel: 'default' as WorkChannelName };
  const times = { timeoutMs: null, queueTimeoutMs: null, fetchTimeoutMs: null };
  const condition = { ...names, ...times, where: 'true', sort: '0', priority: 0 };
  const mailbox = api.callcenters.find('acme' as CallcenterId);
  await mailbox.ask({ kind: 'create-condition', condition }, NO_CONTEXT);
  t.is((await api.do<{ name: string }>('GET', '/callcenter/acme/condition/_')).name, '_');
  await api.do('DELETE', '/callcenter/acme/condition/_');
});
