import { z } from 'zod';
import type {
  OutwardEventName,
  PassingEventName,
} from '../../../domain/engine/world/outward-event.ts';
import {
  shownCount,
  shownMoment,
  shownNumber,
  shownText,
  shownTextOrNull,
  shownWord,
} from '../../schemas/answer-fields.ts';
import { agentData } from '../agents/view.ts';
import { CONVERSATION_EVENTS, userData } from './conversation-events.ts';
import {
  agentName,
  callcenterId,
  callId,
  conditionName,
  conversationId,
  extensionId,
  flag,
  queueTaskId,
} from '../../schemas/fields.ts';
import { diskLevels } from './disk-level.ts';
import { SOUND_FAILED, TRUNK_STATE_CHANGED } from './asterisk-events.ts';
import { alertEvent, statsEvent } from '../reports/stats.ts';
import { callbackData, taskCause, taskType } from '../queue-tasks/view.ts';

/**
 * What events carry, as it is documented. Tests hold the events that the engine tells against these
 * schemas.
 */

const task = {
  id: queueTaskId,
  type: taskType,
  origin_call_id: callId.nullable().meta({ description: 'the call that waits; null: none' }),
  origin_number: shownTextOrNull(
    'the number of who waits, empty if it is not known; null: nobody from outside waits',
    '+8613800138000',
  ),
  origin_name: shownTextOrNull(
    'their name, empty if it is not known; null: likewise',
    'José Müller',
  ),
  dialled_number: shownTextOrNull(
    'the number that they dialled, empty if it is not known; null: they were called',
    '4008001',
  ),
  waited_ms: shownCount('how long it has waited, phones that rang included, in ms', 12_400),
  user_data: userData.optional(),
  callback: callbackData.optional(),
};

const selection = {
  ...task,
  condition: conditionName.nullable().meta({
    description:
      'the condition by which the agent was found; null: by name, by a skill or by last_agent',
  }),
  last_agent: flag.meta({
    description: 'whether the agent was found as the one who talked last with the caller',
    examples: [false],
  }),
  agent_name: agentName,
  agent_extension_id: extensionId.meta({ description: 'the phone of the agent' }),
  agent_call_id: callId.meta({ description: 'the call with the phone of the agent' }),
};

const lastSelection = {
  ...selection,
  agent_name: agentName.nullable().meta({ description: 'who was rung last; null: nobody' }),
  agent_extension_id: extensionId
    .nullable()
    .meta({ description: "the phone of the agent; null: nobody's" }),
  agent_call_id: callId.nullable().meta({ description: 'the call with it; null: none' }),
};

const state = (what: string, example: string) =>
  shownText(`${what}, as agents show it; none: not logged in`, example);

/** As agents show it. */
const { next_state, wrap_up_until, wrap_up_seconds } = agentData.shape;
const next = { next_state, wrap_up_until, wrap_up_seconds };

type EventName = OutwardEventName | PassingEventName;

/** What each event carries besides what all do, and when it is told. */
const EVENTS = {
  'callcenter.queue.wait': {
    when: 'A queue task begins to wait, becomes a callback, or waits again after a phone or number failed.',
    shape: task,
  },
  'callcenter.queue.moved': {
    when: 'A queue task that waits, or rings a phone, was moved by somebody.',
    shape: {
      ...task,
      to: shownWord(['priority', 'agent', 'enqueue'], 'what it was moved to'),
      agent_name: agentName
        .nullable()
        .meta({ description: 'the agent who is offered it next; null: it was not moved to one' }),
      priority: z
        .int()
        .nullable()
        .meta({ description: 'its new priority; null: it was moved otherwise', examples: [50] }),
    },
  },
  'callcenter.queue.select': {
    when: 'An agent is chosen and their phone is dialled.',
    shape: selection,
  },
  'callcenter.queue.success': { when: 'The agent answered.', shape: selection },
  'callcenter.queue.fail': {
    when: 'A queue task ended without an agent.',
    shape: {
      ...lastSelection,
      cause: taskCause,
      detail: shownTextOrNull('more about the cause; null: nothing', 'no-answer').meta({
        examples: [null],
      }),
      data: shownTextOrNull(
        'what the agent gave who rejected it last; null: nothing',
        'ask again',
      ).meta({ examples: [null] }),
    },
  },
  'callcenter.agent.state_changed': {
    when: 'The state of an agent changed.',
    shape: {
      name: agentName,
      previous_state: state('the state before', 'online'),
      latest_state: state('the state now', 'idle'),
      reason: shownText('what it came from: a request, or what happened', 'set-agent-state'),
      ...next,
    },
  },
  'callcenter.agent.next_state_changed': {
    when: 'Another state was asked for after the call, or the wrap-up became longer or shorter. Not told when the state itself changes.',
    shape: { name: agentName, state: state('the state now', 'talking'), ...next },
  },
  'callcenter.agent.conversation_changed': {
    when: 'An agent entered or left a conversation.',
    shape: {
      name: agentName,
      type: shownWord(['enter', 'exit'], 'whether the agent entered or left'),
      conversation_id: conversationId,
      user_data: userData.optional(),
    },
  },
  ...CONVERSATION_EVENTS,
  'callcenter.call.end': {
    when: 'A call is over. Not told when a caller goes back to the IVR.',
    shape: {
      call_id: callId,
      agent_name: agentName
        .optional()
        .meta({ description: 'the agent whose phone it was; absent: no agent’s' }),
      cause: shownWord(
        ['normal', 'busy', 'declined', 'no-answer', 'unreachable', 'lost', 'unknown'],
        'how it ended; lost: nothing was heard of the phone any more',
      ),
      duration: shownNumber('seconds that it lasted since it was answered', 63.2),
      number: shownText(
        'the telephone number that was dialled; absent: none was',
        '+4930123456',
      ).optional(),
      trunk: shownText(
        'the trunk over which a number was called; absent: none was',
        'carrier',
      ).optional(),
      next_call_id: callId.optional().meta({
        description:
          'the call that was made in its place over the next trunk, as this one failed; absent: none',
      }),
      conversation_id: conversationId.optional().meta({
        description: 'the conversation into which that number was dialled; absent: none was',
      }),
      agents: z
        .array(agentName)
        .optional()
        .meta({ description: 'the agents of that conversation; absent: there is none' }),
    },
  },
  'callcenter.trunk.state_changed': TRUNK_STATE_CHANGED,
  'callcenter.sound.failed': SOUND_FAILED,
  'callcenter.alert': {
    when: 'A threshold of the call center was passed, or it is well again.',
    shape: alertEvent,
  },
  'callcenter.stats': {
    when: 'Figures of this moment, each second while they change, and more seldom if they are many. Sent to streams that ask for them alone, and not kept: the id is 0.',
    shape: statsEvent,
  },
  'callcenter.webhook.test': {
    when: 'Somebody tries the webhook. Told to it alone, and not kept: its id is 0.',
    shape: {},
  },
  'callcenter.extension.registration_changed': {
    when: 'A phone registered with an extension of type 1, or is registered no longer. What changes while the service is away is not told: the list of extensions shows it.',
    shape: {
      id: extensionId,
      registration: shownWord(['registered', 'not-registered'], 'whether a phone is registered'),
      agent_name: agentName
        .nullable()
        .meta({ description: 'the agent whose phone it is; null: no agent uses it' }),
    },
  },
  'callcenter.disk.level_changed': {
    when: 'The room for records became less, or more again. Told to every call center of the service.',
    shape: diskLevels,
  },
} as const satisfies Record<EventName, { when: string; shape: z.core.$ZodShape }>;

/** `callcenter.queue.wait` is `QueueWaitEvent`. */
const idOf = (name: EventName): string =>
  `${name
    .split(/[._]/)
    .slice(1)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Event`;

const eventOf = <Name extends EventName>(name: Name) =>
  z
    .object({
      event: z.literal(name).meta({ description: 'what happened', examples: [name] }),
      event_id: shownCount('rises from event to event', 4711),
      callcenter_id: callcenterId,
      current_time: shownMoment('when it happened'),
      ...(EVENTS[name].shape as (typeof EVENTS)[Name]['shape']),
    })
    .meta({ id: idOf(name), description: EVENTS[name].when });

/** Each event as it reaches those who integrate. */
export const EVENT_DATA = {
  'callcenter.queue.wait': eventOf('callcenter.queue.wait'),
  'callcenter.queue.moved': eventOf('callcenter.queue.moved'),
  'callcenter.queue.select': eventOf('callcenter.queue.select'),
  'callcenter.queue.success': eventOf('callcenter.queue.success'),
  'callcenter.queue.fail': eventOf('callcenter.queue.fail'),
  'callcenter.agent.state_changed': eventOf('callcenter.agent.state_changed'),
  'callcenter.agent.next_state_changed': eventOf('callcenter.agent.next_state_changed'),
  'callcenter.agent.conversation_changed': eventOf('callcenter.agent.conversation_changed'),
  'callcenter.conversation.begin': eventOf('callcenter.conversation.begin'),
  'callcenter.conversation.parts_changed': eventOf('callcenter.conversation.parts_changed'),
  'callcenter.conversation.end': eventOf('callcenter.conversation.end'),
  'callcenter.conversation.recording_changed': eventOf('callcenter.conversation.recording_changed'),
  'callcenter.conversation.noted': eventOf('callcenter.conversation.noted'),
  'callcenter.call.end': eventOf('callcenter.call.end'),
  'callcenter.sound.failed': eventOf('callcenter.sound.failed'),
  'callcenter.alert': eventOf('callcenter.alert'),
  'callcenter.stats': eventOf('callcenter.stats'),
  'callcenter.webhook.test': eventOf('callcenter.webhook.test'),
  'callcenter.extension.registration_changed': eventOf('callcenter.extension.registration_changed'),
  'callcenter.disk.level_changed': eventOf('callcenter.disk.level_changed'),
  'callcenter.trunk.state_changed': eventOf('callcenter.trunk.state_changed'),
} as const satisfies Record<EventName, z.ZodObject>;

type AnyEvent = (typeof EVENT_DATA)[EventName];

/** Any event. There is more than one, which the type of a list of values does not say. */
export const eventData = z
  .discriminatedUnion('event', Object.values(EVENT_DATA) as [AnyEvent, ...AnyEvent[]])
  .meta({ id: 'Event', description: 'something that happened' });
