import { ApiError } from '../../client/index.ts';
import { api } from '../session/api.ts';
import {
  type BoardAgent,
  type BoardState,
  type Conversation,
  goesOn,
  type Missing,
  type QueueTask,
} from './board.ts';

const PAGE_SIZE = 1999;
const STATES = ['waiting', 'fetching', 'calling', 'resting'] as const;

interface Page<Row> {
  readonly result: readonly Row[];
  readonly total_count: number;
}

const readAll = async <Row>(read: (page: number) => Promise<Page<Row>>): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const { result, total_count } = await read(page);
    rows.push(...result);
    if (result.length === 0 || rows.length >= total_count) return rows;
  }
};

const readAgents = (id: string): Promise<BoardAgent[]> =>
  readAll((page_no) =>
    api().call('GET', '/callcenter/{callcenter_id}/agent', {
      path: { callcenter_id: id },
      query: { page_no, page_size: PAGE_SIZE },
    }),
  );

const readTasks = (id: string, state: (typeof STATES)[number]): Promise<QueueTask[]> =>
  readAll((page_no) =>
    api().call('GET', '/callcenter/{callcenter_id}/queue_task', {
      path: { callcenter_id: id },
      query: { state, page_no, page_size: PAGE_SIZE },
    }),
  );

const readConversations = (id: string): Promise<Conversation[]> =>
  readAll((page_no) =>
    api().call('GET', '/callcenter/{callcenter_id}/conversation', {
      path: { callcenter_id: id },
      query: { state: 'live', page_no, page_size: PAGE_SIZE },
    }),
  );

/** Reads all that goes on in a call center. @throws ApiError, NoAnswerError */
export const readBoard = async (id: string): Promise<BoardState> => {
  // One after the other: of long lists a key may read few at a time.
  const agents = await readAgents(id);
  const tasks: QueueTask[] = [];
  for (const state of STATES) tasks.push(...(await readTasks(id, state)));
  const conversations = await readConversations(id);
  return {
    agents: new Map(agents.map((agent) => [agent.name, agent])),
    tasks: new Map(tasks.map((task) => [task.id, task])),
    conversations: new Map(conversations.map((each) => [each.id, each])),
  };
};

/** Puts what was missing on a board. It stays as it is if that is over already. */
export type Found = (state: BoardState) => BoardState;

const asItIs: Found = (state) => state;

const readThat = async (callcenter_id: string, missing: Missing): Promise<Found> => {
  switch (missing.kind) {
    case 'agent': {
      const agent = await api().call('GET', '/callcenter/{callcenter_id}/agent/{agent_name}', {
        path: { callcenter_id, agent_name: missing.name },
      });
      return (state) => ({ ...state, agents: new Map(state.agents).set(agent.name, agent) });
    }
    case 'task': {
      const task = await api().call(
        'GET',
        '/callcenter/{callcenter_id}/queue_task/{queue_task_id}',
        {
          path: { callcenter_id, queue_task_id: missing.id },
        },
      );
      if (!goesOn(task)) return asItIs;
      return (state) => ({ ...state, tasks: new Map(state.tasks).set(task.id, task) });
    }
    case 'conversation': {
      const found = await api().call(
        'GET',
        '/callcenter/{callcenter_id}/conversation/{conversation_id}',
        { path: { callcenter_id, conversation_id: missing.id } },
      );
      if (found.state === 'over') return asItIs;
      return (state) => ({
        ...state,
        conversations: new Map(state.conversations).set(found.id, found),
      });
    }
  }
};

/** Reads one that is missing. @throws NoAnswerError, ApiError but that it is not there */
export const readMissing = async (callcenter: string, missing: Missing): Promise<Found> => {
  try {
    return await readThat(callcenter, missing);
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 403)) return asItIs;
    throw error;
  }
};
