import type { Chance } from '../simulation/chance.ts';
import type { ConversationView } from './conversation.ts';
import { isBusy, isIn, type WalkScene } from './walk-scene.ts';

/** Something that can be done now. */
export interface Move {
  readonly name: string;
  readonly make: () => Promise<unknown>;
}

/** Tones of more than three at once would clip, so that no more than four come together. */
const MOST_MEMBERS = 4;
const MOST_CONVERSATIONS = 3;
/** Begins at once, which the default music does not. */
const HOLD = 'hold_voice="demo-congrats"';

const post = async ({ callcenter }: WalkScene, path: string, body: object): Promise<void> => {
  await callcenter.api.do('POST', path, body);
};

const modeMoves = (scene: WalkScene, { id }: ConversationView, chance: Chance): Move[] => {
  const byAna = (operation: string, more: object = {}): Move => ({
    name: `${operation} ${id} ${JSON.stringify(more)}`,
    make: () => post(scene, `agent/ana/${operation}`, { conversation_id: id, ...more }),
  });
  return [
    byAna('pause'),
    byAna('resume'),
    byAna('resume', { mode: chance.between(1, 3) }),
    byAna('lsm', { mode: chance.between(1, 4) }),
    byAna('exit'),
  ];
};

const enterMove = (scene: WalkScene, { id }: ConversationView, chance: Chance): Move => {
  const body = { conversation_id: id, mode: chance.between(1, 4), holding: !chance.oneIn(4) };
  return {
    name: `enter ${JSON.stringify(body)}`,
    make: () => post(scene, 'agent/ana/enter', body),
  };
};

const memberMove = (scene: WalkScene, one: ConversationView, chance: Chance): Move => {
  const { call_id, agent_name, number } = chance.pick(one.members);
  const mode = chance.oneIn(2) ? 1 : chance.between(1, 4);
  return {
    name: `set ${agent_name ?? number ?? ''} to ${mode} in ${one.id}`,
    make: () => post(scene, `conversation/${one.id}/call/${call_id}/lsm`, { mode }),
  };
};

const hangUpMove = (scene: WalkScene, one: ConversationView, chance: Chance): Move | null => {
  const { agent_name, number } = chance.pick(one.members);
  if (agent_name === 'ana') return null;
  const who =
    scene.others.find(({ name }) => name === agent_name)?.phone ??
    scene.callers.find(({ user }) => user === number)?.phone ??
    scene.lines.find((line) => line.number === number);
  return {
    name: `${agent_name ?? number ?? ''} hangs up`,
    make: async () => who?.calls.find(({ state }) => state.is !== 'ended')?.hangUp(),
  };
};

const mergeMoves = (scene: WalkScene, own: readonly ConversationView[], chance: Chance): Move[] =>
  own.flatMap((source) =>
    own
      .filter(({ id }) => id !== source.id)
      .filter(({ members }) => members.length + source.members.length - 1 <= MOST_MEMBERS)
      .map(({ id }) => {
        const body = {
          src_conversation_id: source.id,
          dst_conversation_id: id,
          mode: chance.oneIn(2) ? 1 : chance.between(1, 4),
        };
        const make = () => post(scene, 'agent/ana/merge', body);
        return { name: `merge ${JSON.stringify(body)}`, make };
      }),
  );

/** New conversations: a number, an agent, or a caller who is given one. */
const newMoves = (scene: WalkScene, live: readonly ConversationView[]): Move[] => {
  if (live.length >= MOST_CONVERSATIONS) return [];
  const { lines, others, callers } = scene;
  const free = others.filter(({ name }) => !live.some((one) => isIn(one, name)));
  const toAgent = free.map(
    ({ name }) => `<enqueue ${HOLD}><route><target name="${name}"/></route></enqueue>`,
  );
  const line = lines.find((one) => !isBusy(one));
  const caller = callers.find(({ phone }) => !isBusy(phone));
  const [enqueue] = toAgent;
  const callOut = { to: line?.number, max_answer_seconds: 600 };
  return [
    ...(line === undefined
      ? []
      : [
          {
            name: `call_out ${line.number}`,
            make: () => post(scene, 'agent/ana/call_out', callOut),
          },
        ]),
    ...(enqueue === undefined
      ? []
      : [
          {
            name: `call_agent ${enqueue}`,
            make: () => post(scene, 'agent/ana/call_agent', { enqueue }),
          },
        ]),
    ...(enqueue === undefined || caller === undefined
      ? []
      : [
          {
            name: `${caller.user} calls`,
            make: async () => {
              caller.enqueue(enqueue);
              await scene.callcenter.untilTask({ state: 'success' });
            },
          },
        ]),
  ];
};

/** One of the things that can be done, each kind as likely as another. */
export const nextMove = (
  scene: WalkScene,
  live: readonly ConversationView[],
  chance: Chance,
): Move => {
  const own = live.filter((one) => isIn(one, 'ana'));
  const enterable = live.filter((one) => !isIn(one, 'ana') && one.members.length < MOST_MEMBERS);
  const kinds: readonly (readonly Move[])[] = [
    own.flatMap((one) => modeMoves(scene, one, chance)),
    own.flatMap((one) => modeMoves(scene, one, chance)),
    enterable.map((one) => enterMove(scene, one, chance)),
    enterable.map((one) => enterMove(scene, one, chance)),
    live.map((one) => memberMove(scene, one, chance)),
    chance.oneIn(3) ? live.flatMap((one) => hangUpMove(scene, one, chance) ?? []) : [],
    mergeMoves(scene, own, chance),
    newMoves(scene, live),
    newMoves(scene, live),
  ];
  return chance.pick(chance.pick(kinds.filter((moves) => moves.length > 0)));
};
