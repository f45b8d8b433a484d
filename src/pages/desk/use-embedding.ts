import { useEffect, useMemo, useRef } from 'react';
import type { Conversation, Waiting } from '../live/board.ts';
import { api } from '../session/api.ts';
import { errorText } from '../ui/alert.tsx';
import { useWords } from '../words/words.ts';
import { MOST_ANSWER_SECONDS } from './calling.tsx';
import {
  type FrameCommand,
  type FrameEvent,
  type Framer,
  isFramed,
  talkWithFramer,
} from './embedding.ts';
import { AGENT, type Me, useMe } from './use-me.ts';

const selectOf = (task: Waiting): FrameEvent => ({
  ...{ type: 'callcenter.desk.select', queue_task_id: task.id, task_type: task.type },
  ...{ number: task.origin_number ?? null, name: task.origin_name ?? null },
  ...{ dialled_number: task.dialled_number ?? null, condition: task.condition ?? null },
  data: task.data,
});

const outsideNumber = ({ members }: Conversation): string | null =>
  members.find(({ agent_name }) => agent_name === undefined)?.number ?? null;

/** The task for which the agent's phone rings; undefined: none. */
const ringingFor = ({ name, board }: Me): Waiting | undefined =>
  [...board.tasks.values()].find(({ agent, state }) => agent === name && state === 'fetching');

const talksOf = ({ name, board }: Me): readonly Conversation[] =>
  [...board.conversations.values()].filter(({ members }) =>
    members.some(({ agent_name }) => agent_name === name),
  );

const doFor = async ({ path, agent }: Me, command: FrameCommand): Promise<void> => {
  switch (command.type) {
    case 'callcenter.desk.hello':
      return;
    case 'callcenter.desk.call': {
      const to = command.number.replace(/[\s()/-]/g, '');
      const body = { to, max_answer_seconds: MOST_ANSWER_SECONDS };
      await api().call('POST', `${AGENT}/call_out`, { path, body });
      return;
    }
    case 'callcenter.desk.set_state': {
      const isLater = agent?.state === 'talking' || agent?.state === 'fetching';
      const body = { state: command.state, after_call: isLater };
      await api().call('POST', `${AGENT}/state`, { path, body });
    }
  }
};

/** Tells what begins and ends. */
const useTalksTold = (tell: Framer['tell'] | null, me: Me): void => {
  const told = useRef(new Map<string, Conversation>());
  const { board, name } = me;
  useEffect(() => {
    if (tell === null) return;
    const now = new Map(talksOf({ ...me, board, name }).map((talk) => [talk.id, talk]));
    const say = (talk: Conversation, state: 'begin' | 'end'): void => {
      const { id: conversation_id, data } = talk;
      const number = outsideNumber(talk);
      tell({ type: 'callcenter.desk.conversation', conversation_id, state, number, data });
    };
    for (const [id, talk] of now) if (!told.current.has(id)) say(talk, 'begin');
    for (const [id, talk] of told.current) if (!now.has(id)) say(talk, 'end');
    told.current = now;
  });
};

type Tell = Framer['tell'];

/** The page that frames the desk; null: it stands alone. @param heard the newest one hears */
const useFramer = (heard: (command: FrameCommand) => void): Tell | null => {
  const now = useRef(heard);
  useEffect(() => {
    now.current = heard;
  });
  const framer = useRef<Framer | null>(null);
  useEffect(() => {
    if (!isFramed) return undefined;
    const made = talkWithFramer((command) => {
      now.current(command);
    });
    framer.current = made;
    return () => {
      made.end();
    };
  }, []);
  return useMemo(() => (isFramed ? (event: FrameEvent) => framer.current?.tell(event) : null), []);
};

const useCommands = (repeat: (tell: Tell) => void): Tell | null => {
  const words = useWords();
  const me = useMe();
  const tell: Tell | null = useFramer((command) => {
    if (tell === null) return;
    if (command.type === 'callcenter.desk.hello') {
      repeat(tell);
      return;
    }
    const id = command.id ?? null;
    doFor(me, command).then(
      () => {
        tell({ type: 'callcenter.desk.done', id });
      },
      (error: unknown) => {
        tell({ type: 'callcenter.desk.refused', id, message: errorText(error, words) });
      },
    );
  });
  return tell;
};

/** Talks with the page that frames the desk: screen pop, click to call, states. Nothing where the desk stands alone. */
export const useEmbedding = (): void => {
  const me = useMe();
  const { name: agent } = me;
  const { callcenter_id } = me.path;
  const state = me.agent?.state ?? null;
  const nextState = me.agent?.next_state ?? null;
  const task = ringingFor(me);
  const tell = useCommands((again) => {
    again({ type: 'callcenter.desk.ready', callcenter_id, agent });
    again({ type: 'callcenter.desk.state', state, next_state: nextState });
    if (task !== undefined) again(selectOf(task));
  });
  useEffect(() => {
    tell?.({ type: 'callcenter.desk.ready', callcenter_id, agent });
  }, [tell, callcenter_id, agent]);
  useEffect(() => {
    tell?.({ type: 'callcenter.desk.state', state, next_state: nextState });
  }, [tell, state, nextState]);
  const said = useRef<string | null>(null);
  useEffect(() => {
    if (task !== undefined && task.id !== said.current) tell?.(selectOf(task));
    said.current = task?.id ?? null;
  }, [tell, task]);
  useTalksTold(tell, me);
};
