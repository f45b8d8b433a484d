import { CONDITIONS, STATES } from '../../helpers/crew.ts';
import { bearer } from '../../helpers/access.ts';
import { uniqueName } from '../../helpers/asterisk.ts';
import type { TestAgent, TestCallcenter } from '../../helpers/callcenter.ts';
import type { CallerAccount } from '../../helpers/caller.ts';
import { toneFile } from '../../helpers/chromium.ts';
import { deleteRecording, untilRecorded } from '../../helpers/recorded.ts';
import { TestTrunks } from '../../helpers/test-trunks.ts';
import { untilHearEachOther } from '../../helpers/who-hears-whom.ts';

/** What the IVR says for a caller of whom it knows something. */
export const GOLD =
  '<enqueue data="{&quot;order&quot;:4711,&quot;customer&quot;:&quot;gold&quot;}"><route><condition name="sales"/></route></enqueue>';

const RECORDED = GOLD.replace('<enqueue', '<enqueue record="true"');

const SETTINGS = {
  agents_choose_phone: true,
  outcomes: ['order', 'call again'],
  wrap_up_seconds: 600,
  thresholds: [{ figure: 'waiting', limit: 3, calm_seconds: 0 }],
};

const REASONS = [
  { state: 'away/lunch', name: 'Lunch', color: '#b7791f' },
  { state: 'busy/training', name: 'Training', color: '#7a3ca3', productive: true },
];
/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:9/events';
const NUMBER_RANGE = 10_000_000;

/** A call center in which something of everything has happened, so that no page is empty. */
export interface LivelyScene {
  readonly callcenter: TestCallcenter;
  /** Sells, with a telephone beside the screen. They are ready. */
  readonly ana: TestAgent;
  readonly callers: readonly CallerAccount[];
  readonly trunk: string;
  readonly number: string;
  /** Takes away what would stay after the call center is gone. */
  readonly clear: () => Promise<void>;
}

const makePeople = async (callcenter: TestCallcenter): Promise<TestAgent> => {
  const { api } = callcenter;
  for (const name of CONDITIONS) await callcenter.condition(name, `has("${name}")`);
  const ana = await callcenter.agent('ana', { skills: { sales: 80, english: 60 } });
  for (const [index, [name, state]] of Object.entries(STATES).entries()) {
    const telnum = `+4930${5_550_100 + index}`;
    await api.do('POST', 'extension', { type: 3, telnum });
    const skills = [{ name: 'support', score: 50 }];
    await api.do('POST', 'agent', { name, extension: telnum, skills, state });
  }
  return ana;
};

const upload = async ({ id, service: { baseUrl, key } }: TestCallcenter): Promise<void> => {
  const answer = await fetch(`${baseUrl}/callcenter/${id}/sound/welcome`, {
    method: 'PUT',
    headers: { ...bearer(key), 'Content-Type': 'audio/wav' },
    body: new Uint8Array(toneFile(440)),
  });
  if (!answer.ok) throw new Error(`the prompt was not taken: ${await answer.text()}`);
};

/** What stands in the lists of the administration. */
const makeSettings = async (callcenter: TestCallcenter) => {
  const { api, id, service } = callcenter;
  await api.do('PUT', 'state_reasons', { reasons: REASONS });
  await api.do('PUT', '', { webhook: { url: NOBODY, secret: 'a-secret-of-many-signs' } });
  await upload(callcenter);
  const trunks = new TestTrunks(service);
  const trunk = uniqueName('gate');
  await trunks.ask('POST', '/trunk', {
    ...{ name: trunk, kind: 'accept', max_calls: 30, prefixes: [{ prefix: '030', strip: 0 }] },
  });
  const number = `+4930${Date.now() % NUMBER_RANGE}`;
  await trunks.ask('PUT', `/number/${number}`, { callcenter_id: id, enqueue: GOLD });
  await trunks.ask('POST', '/key', { role: 'read', callcenter_id: id, name: 'night-report' });
  await trunks.ask('POST', '/link', { role: 'agent', callcenter_id: id, agent_name: 'ana' });
  const clear = async (): Promise<void> => {
    await trunks.ask('DELETE', `/number/${number}`);
    await trunks.ask('DELETE', `/trunk/${trunk}`);
  };
  return { trunk, number, clear };
};

/** A talk that is over, was recorded and noted down; and a call that was declined. */
const makePast = async (
  callcenter: TestCallcenter,
  ana: TestAgent,
  caller: CallerAccount,
): Promise<string> => {
  caller.enqueue(RECORDED);
  const call = await ana.phone.nextCall();
  await call.answer();
  const { conversation_id: id } = await callcenter.untilTask({ state: 'success' });
  if (id === null) throw new Error('they talk nowhere');
  await untilRecorded(callcenter, id);
  await untilHearEachOther(ana.phone, caller.phone);
  const note = { text: 'Wants it on Monday.', outcome: 'order' };
  await callcenter.api.do('PUT', `conversation/${id}/note`, note);
  await call.hangUp();
  await caller.untilBackInIvr();
  await ana.post('wrap_up', { seconds: 0 });

  caller.enqueue(GOLD);
  const second = await ana.phone.nextCall();
  second.decline();
  await caller.untilBackInIvr();
  return id;
};

/** Makes it. Call `clear` before the call center is closed. */
export const livelyScene = async (callcenter: TestCallcenter): Promise<LivelyScene> => {
  await callcenter.api.do('PUT', '', SETTINGS);
  const ana = await makePeople(callcenter);
  const settings = await makeSettings(callcenter);
  const names = ['kim', 'lee', 'max', 'noa'];
  const callers = await Promise.all(names.map((name) => callcenter.caller(name)));
  const [first] = callers;
  if (first === undefined) throw new Error('nobody calls');
  const recorded = await makePast(callcenter, ana, first);
  const clear = async (): Promise<void> => {
    await settings.clear();
    await deleteRecording(callcenter, recorded);
  };
  await callcenter.api.do('POST', 'agent/ana/state', { state: 'idle' });
  return { callcenter, ana, callers, ...settings, clear };
};
