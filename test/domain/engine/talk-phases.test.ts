import test from 'ava';
import type { CommandKind } from '../../../src/domain/engine/world/command.ts';
import { commandsAbout } from './happenings.ts';
import {
  castInTalk,
  makeInTalk,
  stateOfTalk,
  type TalkHappening,
  type TalkPhase,
} from './talk-happenings.ts';
import { TALK_TABLE, UNCHANGED } from './talk-table.ts';

/**
 * Every phase of a call with a number, and of the conversation that it is for, with everything that
 * can happen to them, walked pair by pair. Complete by type, as the other walks are.
 */

const TITLES: Record<TalkPhase, string> = {
  rings: 'a call out whose agent is rung first',
  dials: 'a call out whose number is dialled',
  hears: 'a call out whose number plays something before it answers',
  talks: 'a talk with a number',
  held: 'a talk with a number that the agent paused',
  waits: 'a number that waits for the agent it is transferred to',
  ends: 'a number that is being hung up',
};

const PHASES = Object.keys(TITLES) as TalkPhase[];
const HAPPENINGS = Object.keys(TALK_TABLE) as TalkHappening[];

test('the walk begins in each phase and knows every command that can fail', (t) => {
  const begun = PHASES.map((phase) => [phase, stateOfTalk(castInTalk(phase))]);
  t.deepEqual(Object.fromEntries(begun), { ...UNCHANGED, ends: 'over by agent-hangup, ending' });
  const { scene, conversation, line } = castInTalk('talks');
  const about = { scene, conversation, phone: line, task: 'a-task' as never };
  for (const kind of Object.keys(commandsAbout(about))) {
    t.true(HAPPENINGS.includes(`failed ${kind as CommandKind}`), kind);
  }
});

for (const phase of PHASES) {
  test(`${TITLES[phase]} goes on as the table says, whatever happens`, (t) => {
    for (const happening of HAPPENINGS) {
      const cast = castInTalk(phase);
      makeInTalk(cast, happening);
      const expected = TALK_TABLE[happening][phase] ?? UNCHANGED[phase];
      t.is(stateOfTalk(cast), expected, `${phase} + ${happening}`);
    }
  });
}
