import type { Conversation } from '../../src/domain/conversation.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { History } from './history.ts';
import { earlyPhones } from './hearing.ts';

const isLeftByHold = (members: Conversation['members']): boolean =>
  members.filter(({ mode }) => mode !== 4).length === 2 &&
  members.filter(({ mode, onHold }) => mode !== 4 && onHold).length === 1;

const scenesOf = ({ members, pending, opening, recorded }: Conversation): string[] => [
  ...(members.length > 2 ? ['three in a conversation'] : []),
  ...(members.some(({ whisperTo }) => whisperTo !== null) ? ['a whisper'] : []),
  ...(members.length > 0 && members.every(({ mode }) => mode === 4) ? ['all paused'] : []),
  ...(members.some(({ onHold }) => onHold) ? ['a phone that holds'] : []),
  ...(isLeftByHold(members) ? ['one left alone by a phone that holds'] : []),
  ...(opening === null ? [] : ['a number said before']),
  ...(recorded ? ['a recording'] : []),
  ...pending.map(({ kind }) => `a pending ${kind}`),
];

/** Counts what was to be seen when all was compared, to know that it was not for want of cases. */
export const countScenes = (world: World, history: History): void => {
  for (const conversation of world.conversations.values()) {
    for (const scene of scenesOf(conversation)) history.count(`saw ${scene}`);
  }
  for (const call of world.calls.values()) {
    if (call.kind === 'agent' && call.phase.kind === 'lost') {
      history.count(`saw a lost phone, ${call.phase.rejoin.kind}`);
    }
    if (call.kind !== 'ivr' && call.route !== null && call.route.failed.length > 0) {
      history.count(`saw a number over another trunk, ${call.phase.kind}`);
    }
    const count = world.memberships.of(call.id).length;
    if (count > 1) history.count(`saw ${count} conversations of one`);
  }
  for (const { bridge } of earlyPhones(world)) {
    const where = world.conversations.get(bridge) === undefined ? 'caller' : 'conversation';
    history.count(`saw a ${where} hear a phone that rings`);
  }
};
