import test from 'ava';
import type { CallcenterId, CallId } from '../../../src/domain/ids.ts';
import { eventually } from '../../helpers/eventually.ts';
import { ringAna, serveQueue } from '../../http/resources/queue-tasks/served-queue.ts';
import type { ServedApi } from '../../http/served-api.ts';

const ACME = 'acme' as CallcenterId;

const storedPhase = async ({ store }: ServedApi, id: CallId): Promise<string | undefined> => {
  const records = await store.load(ACME);
  const call = records?.calls.find((one) => one.id === id);
  return call?.kind === 'agent' ? call.phase.kind : undefined;
};

const knownPhase = ({ callcenters }: ServedApi, id: CallId): string | undefined => {
  const call = callcenters.find(ACME).world.calls.get(id);
  return call?.kind === 'agent' ? call.phase.kind : undefined;
};

/** Ana's phone rings, which by itself changes nothing for anybody. */
const ringing = async (api: ServedApi): Promise<CallId> => {
  const { agentCall } = await ringAna(api);
  api.telephony.ring(agentCall);
  await eventually(() => knownPhase(api, agentCall) === 'ringing', {
    ...{ awaited: "the engine to know that Ana's phone rings", withinMs: 3_000 },
  });
  await api.callcenters.find(ACME).quiet();
  return agentCall;
};

test('what nobody is told of and nothing is done about is stored with what is stored next', async (t) => {
  const api = await serveQueue(t);
  const call = await ringing(api);
  t.is(await storedPhase(api, call), 'dialling');
  api.telephony.callerArrives('acme', { number: '202', enqueueXml: null });
  await eventually(async () => (await storedPhase(api, call)) === 'ringing', {
    ...{ awaited: 'the next commit to store it too', withinMs: 3_000 },
  });
});

test('what was put off is stored after a second, though nothing else happens', async (t) => {
  const api = await serveQueue(t);
  const call = await ringing(api);
  api.clock.advance(999);
  await api.callcenters.find(ACME).quiet();
  t.is(await storedPhase(api, call), 'dialling');
  api.clock.advance(1);
  await eventually(async () => (await storedPhase(api, call)) === 'ringing', {
    ...{ awaited: 'it to be stored', withinMs: 3_000 },
  });
});

test('what was put off is stored when the service ends', async (t) => {
  const api = await serveQueue(t);
  const call = await ringing(api);
  await api.callcenters.close();
  t.is(await storedPhase(api, call), 'ringing');
});
