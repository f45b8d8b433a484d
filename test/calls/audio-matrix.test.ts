import test from 'ava';
import type { CallerAccount } from '../helpers/caller.ts';
import { type TestAgent, type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { conversation, putThrough } from '../helpers/conversation.ts';
import {
  after,
  allTalk,
  everyChange,
  everyCombination,
  type Mode,
  type ModeStep,
} from '../helpers/mode-walk.ts';
import type { Line } from '../helpers/phone-line.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { byTheRule, untilAllHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

/** Begins at once, which the default music does not. */
const HOLD_VOICE = 'hold_voice="demo-congrats"';

/** Sets a member's mode by one of the requests that can, with the conversation in the body. */
type SetMode = (mode: Mode) => Promise<void>;

interface Walker {
  readonly line: Line;
  /** All the ways to set his mode; they take turns. */
  readonly ways: readonly SetMode[];
}

const post =
  (callcenter: TestCallcenter, path: string, more: object = {}): SetMode =>
  async (mode) => {
    await callcenter.api.do('POST', path, { ...more, mode });
  };

const waysToSet = async (
  callcenter: TestCallcenter,
  id: string,
  who: TestAgent | CallerAccount,
): Promise<readonly SetMode[]> => {
  const { members } = await conversation(callcenter, id);
  const name = 'name' in who ? who.name : undefined;
  const member = members.find(({ agent_name }) => agent_name === name);
  const byCall = post(callcenter, `conversation/${id}/call/${member?.call_id ?? ''}/lsm`);
  if (name === undefined) return [byCall];
  const byHimself = post(callcenter, `agent/${name}/lsm`, { conversation_id: id });
  return [byHimself, byCall, post(callcenter, `conversation/${id}/agent/${name}/lsm`)];
};

const walker = async (
  callcenter: TestCallcenter,
  id: string,
  who: TestAgent | CallerAccount,
): Promise<Walker> => ({ line: who.phone, ways: await waysToSet(callcenter, id, who) });

/** After each step exactly the right people hear each other, or music. */
const walk = async (walkers: readonly Walker[], steps: readonly ModeStep[]): Promise<void> => {
  let modes = allTalk(walkers.length);
  let before = modes.join('-');
  for (const [turn, step] of steps.entries()) {
    modes = after(modes, step);
    const { ways } = walkers[step.who] ?? { ways: [] };
    await ways[turn % ways.length]?.(step.mode);
    const people = walkers.map(({ line }, who) => ({ line, mode: modes[who] ?? 4 }));
    await untilAllHear(`step ${turn}: modes ${before} to ${modes.join('-')}`, byTheRule(people));
    before = modes.join('-');
  }
};

test.serial('two members hear each other as their modes say, whichever mode is set', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const ben = await callcenter.caller('ben');
    const { conversationId } = await putThrough(callcenter, ana, ben, HOLD_VOICE);
    const walkers = [
      await walker(callcenter, conversationId, ana),
      await walker(callcenter, conversationId, ben),
    ];
    await walk(walkers, everyChange(2));
  }),
);

test.serial('three members hear each other as their modes say, in every combination', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const ben = await callcenter.caller('ben');
    const cleo = await callcenter.agent('cleo', { state: 'busy' });
    const { conversationId } = await putThrough(callcenter, ana, ben, HOLD_VOICE);
    await cleo.post('enter', { conversation_id: conversationId });
    const cleosCall = await cleo.phone.nextCall();
    await cleosCall.answer();
    await cleo.phone.untilHears(ben.phone);
    const walkers = [
      await walker(callcenter, conversationId, ana),
      await walker(callcenter, conversationId, ben),
      await walker(callcenter, conversationId, cleo),
    ];
    await walk(walkers, everyCombination(3));
  }),
);
