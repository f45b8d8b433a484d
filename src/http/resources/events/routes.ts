import { z } from 'zod';
import type { Access } from '../../../domain/api-key.ts';
import {
  OUTWARD_EVENT_NAMES,
  type StoredEvent,
  toldText,
} from '../../../domain/engine/world/outward-event.ts';
import type { CallcenterId } from '../../../domain/ids.ts';
import { EventFeeds } from '../../../operations/follow-events.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { readEvents } from '../../../operations/read-events.ts';
import { type DataOf, shownCount } from '../../schemas/answer-fields.ts';
import { isVisibleTo, onlyFor } from '../../access/agent-visibility.ts';
import { eventData } from './view.ts';
import { EventStream } from '../../protocol/event-stream.ts';
import { ListAnswer } from '../../protocol/list-answer.ts';
import {
  agentName,
  anyOf,
  callcenterId,
  members,
  oneOf,
  wholeNumber,
} from '../../schemas/fields.ts';
import { type Route, route } from '../../schemas/route.ts';
import { MOST_ANSWER_BYTES } from '../../protocol/share-limits.ts';

const MOST_ON_A_PAGE = 1000;
const MOST_AGENTS = 100;
/** Below what proxies allow a line to be silent, which is a minute with most. */
const HEARTBEAT_MS = 15_000;

const path = '/callcenter/:callcenter_id';
const params = members({ callcenter_id: callcenterId });
const eventId = wholeNumber({ least: 0, most: Number.MAX_SAFE_INTEGER });

const eventPageData = z.object({
  result: z.array(eventData).meta({ description: 'the events, oldest first' }),
  next_after: shownCount('the last event that is known now', 4711),
  more: z
    .boolean()
    .meta({ description: 'whether there are others after these', examples: [false] }),
});

/** Tests hold what is told against the schema; its members differ from event to event. */
type EventPage = DataOf<typeof eventPageData>;

function* texts(callcenter: CallcenterId, events: readonly StoredEvent[]): Generator<string> {
  for (const event of events) yield toldText(callcenter, event);
}

const mayTell = (access: Access): ((event: StoredEvent) => boolean) => {
  const only = onlyFor(access);
  return only === null ? () => true : isVisibleTo(only);
};

const page = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path: `${path}/event`,
    id: 'listEvents',
    summary: 'List events, oldest first, those after one that is known.',
    description:
      'They are kept for seven days. Ask again with `next_after` as `after`. A page that would be larger than 2 MB ends earlier. A key of role agent sees those that name its agent, and states of colleagues; its pages may be shorter than `limit` though there are `more`.',
    params,
    query: members({
      after: eventId
        .default(0)
        .meta({ description: 'the last event that is known; 0: none', examples: [4710] }),
      limit: wholeNumber({ least: 1, most: MOST_ON_A_PAGE })
        .default(100)
        .meta({ description: `how many are wanted, at most ${MOST_ON_A_PAGE}`, examples: [100] }),
    }),
    body: null,
    data: eventPageData,
    refusals: [],
    handle: async ({ params: { callcenter_id: id }, query: { after, limit }, access }) => {
      const what = { after, limit, mostBytes: MOST_ANSWER_BYTES, mayTell: mayTell(access) };
      const { events, upTo, more } = await readEvents(deps, id, what);
      return new ListAnswer<EventPage>(texts(id, events), (shown) => {
        const isCut = shown < events.length;
        const next_after = isCut ? (events[shown - 1]?.eventId ?? after) : upTo;
        return { next_after, more: more || isCut };
      });
    },
  });

const STREAMED = [...OUTWARD_EVENT_NAMES, 'callcenter.stats'] as const;

const EXAMPLE = `id: 4711
event: callcenter.agent.state_changed
data: {"event":"callcenter.agent.state_changed","event_id":4711,"callcenter_id":"acme","current_time":1795425600000,"name":"ana","previous_state":"idle","latest_state":"busy/lunch","reason":"set-agent-state"}

`;

const stream = (deps: OperationDeps, feeds: EventFeeds): Route =>
  route({
    method: 'GET',
    path: `${path}/events`,
    id: 'followEvents',
    summary: 'Send events as they happen, as server-sent events.',
    description:
      'Begins with what happens next, or after the event that the header `Last-Event-ID` names. ' +
      'A comment is sent every 15 seconds. With `type=callcenter.stats` the figures of the call center come first, and then each second in which they changed. A key of role agent is sent those that name its agent, and states of colleagues.',
    params,
    query: members({
      last_event_id: eventId.optional().meta({
        description: 'for clients that cannot set the header Last-Event-ID, which goes before it',
        examples: [4710],
      }),
      type: anyOf(oneOf(STREAMED), STREAMED.length).meta({
        description:
          'events of these kinds alone; may be repeated. callcenter.stats is sent only if it is named',
      }),
      agent: anyOf(agentName, MOST_AGENTS).meta({
        description: 'events that name one of these agents alone; may be repeated',
      }),
    }),
    body: null,
    data: null,
    contents: [{ type: 'text/event-stream', description: 'Server-sent events.', example: EXAMPLE }],
    refusals: [],
    handle: ({ params: { callcenter_id: callcenterId }, query, access }) => {
      deps.callcenters.find(callcenterId);
      const filter = { types: query.type, agents: query.agent };
      const what = { callcenterId, filter, mayTell: mayTell(access), quietForMs: HEARTBEAT_MS };
      return new EventStream(callcenterId, query.last_event_id ?? null, (after, ended) =>
        feeds.follow({ ...what, after, ended }),
      );
    },
  });

/** What happened and what happens. */
export const eventRoutes = (deps: OperationDeps): readonly Route[] => [
  page(deps),
  stream(deps, new EventFeeds(deps)),
];
