import test from 'ava';
import { conversation, enqueueFor, untilOver } from '../helpers/conversation.ts';
import { eventually, PATIENCE } from '../helpers/eventually.ts';
import { agentsOwn, type TestCallcenter } from '../helpers/callcenter.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { talkingScene } from '../helpers/talking-scene.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const talking = talkingScene(() => service);

interface Told {
  readonly event: string;
  readonly agent_name?: string;
  readonly waited_ms?: number;
  readonly origin_number?: string | null;
  readonly origin_name?: string | null;
  readonly dialled_number?: string | null;
}

const selectionsOf = async ({ api }: TestCallcenter, agent: string): Promise<Told[]> => {
  const { result } = await api.do<{ result: Told[] }>('GET', 'event?limit=500');
  return result.filter(
    ({ event, agent_name }) => event === 'callcenter.queue.select' && agent_name === agent,
  );
};

interface Shown {
  readonly members: readonly {
    readonly number?: string;
    readonly agent_name?: string;
    readonly mode: number;
    readonly mode_since: number;
  }[];
  readonly waits_for: readonly object[];
}

talking(
  'the screen of an agent shows who calls, what they dialled and how long they waited, also when they are transferred',
  async ({ callcenter, ana, cleo, sue, conversationId }, t) => {
    const [first] = await selectionsOf(callcenter, 'ana');
    const who = { origin_number: cleo.user, dialled_number: 'enqueue' };
    t.like(first, who);
    t.true(
      (first?.waited_ms ?? -1) >= 0 && (first?.waited_ms ?? -1) < 3000 * PATIENCE,
      JSON.stringify(first),
    );
    await sue.post('state', { state: 'idle' });
    const { status } = await ana.post('xfer_agent', {
      conversation_id: conversationId,
      queue: enqueueFor('sue'),
    });
    t.is(status, 200);
    const suesCall = await sue.phone.nextCall();
    t.like((await selectionsOf(callcenter, 'sue'))[0], who);
    t.like(await conversation(callcenter, conversationId), {
      waits_for: [{ type: 'queue_task', call_id: null }],
    });
    await suesCall.answer();
    await eventually(
      async () => {
        const shown = await callcenter.api.do<Shown>('GET', `conversation/${conversationId}`);
        return shown.waits_for.length === 0;
      },
      { awaited: 'the conversation to wait for nobody' },
    );
  },
);

talking(
  'a desktop is shown since when each is in their mode',
  async ({ callcenter, ana, cleo, conversationId }, t) => {
    const shown = async () => {
      const { members } = await callcenter.api.do<Shown>('GET', `conversation/${conversationId}`);
      const [caller, agent] = [
        members.find(({ number }) => number === cleo.user),
        members.find(({ agent_name }) => agent_name === 'ana'),
      ];
      return { caller, agent };
    };
    const before = await shown();
    await ana.post('pause', { conversation_id: conversationId });
    const after = await shown();
    t.is(after.agent?.mode, 4);
    t.true((after.agent?.mode_since ?? 0) > (before.agent?.mode_since ?? 0), 'the pause began now');
    t.is(after.caller?.mode_since, before.caller?.mode_since);
  },
);

talking(
  'an agent finds conversations of their own that are over, and no others',
  async ({ callcenter, ana, conversationId, callerCall }, t) => {
    const own = async (agent: string, query: string): Promise<string[]> => {
      const api = await agentsOwn(callcenter, agent);
      const { result } = await api.do<{ result: { id: string }[] }>('GET', `conversation?${query}`);
      return result.map(({ id }) => id);
    };
    await callerCall.hangUp();
    await untilOver(callcenter, conversationId);
    const { result } = await callcenter.api.do<{ result: { id: string }[] }>(
      'GET',
      `conversation?agent=${ana.name}&since=1`,
    );
    t.deepEqual(
      result.map(({ id }) => id),
      [conversationId],
    );
    t.deepEqual(await own('ana', 'until=1'), []);
    t.deepEqual(await own('ana', 'state=over'), [conversationId]);
    t.deepEqual(await own('sue', 'agent=ana'), [], 'sue was never in it');
  },
);
