import { z } from 'zod';
import type { CheckedEnqueue, CheckedEntry } from '../../../operations/check-enqueue.ts';
import {
  type DataOf,
  shownCount,
  shownTextOrNull,
  shownWord,
} from '../../schemas/answer-fields.ts';
import { agentName, flag, workChannelName } from '../../schemas/fields.ts';

const secondsData = (description: string) =>
  z
    .number()
    .meta({ examples: [30] })
    .nullable()
    .meta({ description });

const agentData = (description: string) => agentName.nullable().meta({ description });

const entryData = z.object({
  kind: shownWord(['condition', 'agent', 'skill', 'last_agent'], 'what the entry names'),
  name: shownTextOrNull(
    'the condition, agent or skill that it names; of last_agent the agent who talked last with the caller, null: nobody',
    'sales',
  ),
  priority: z
    .int()
    .min(0)
    .meta({ examples: [10] })
    .nullable()
    .meta({ description: 'from 0 to 99; null: what the stored condition says, else 0' }),
  timeout: secondsData('seconds of waiting and ringing together; null: without limit'),
  queue_timeout: secondsData('seconds of waiting; 0: now or never; null: without limit'),
  fetch_timeout: z.number().meta({ description: 'seconds of ringing one phone', examples: [45] }),
  matching: shownCount('agents logged in whom the entry matches, whatever their state', 12),
  free: shownCount('those of them who could be rung now', 2),
  waiting_before: shownCount('callers who wait for the same and would be served before', 3),
  expected_wait: secondsData(
    'seconds that callers whom this condition served lately had waited; null: not known',
  ),
});

/** What an enqueue would do. */
export const checkedEnqueueData = z
  .object({
    channel: workChannelName.meta({ description: 'the work channel whose agents are looked for' }),
    overflow: flag.meta({
      description: 'whether the caller would be given back at once, as too many wait already',
      examples: [false],
    }),
    open: flag.meta({
      description:
        'whether the call center is open; with closed="return" a caller is given back while it is not',
    }),
    agent: agentData('who would be rung at once; null: nobody, the caller would wait'),
    routes: z
      .array(
        z.object({
          agent: agentData('who would be rung if this route were tried now; null: nobody is free'),
          entries: z.array(entryData).meta({ description: 'in document order' }),
        }),
      )
      .meta({ description: 'in the order in which they would be tried' }),
  })
  .meta({ id: 'CheckedEnqueue', description: 'what an enqueue would do for a caller' });

const inSeconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);

const entryView = ({ entry, outlook, waitMs }: CheckedEntry): DataOf<typeof entryData> => ({
  kind: entry.kind === 'last-agent' ? 'last_agent' : entry.kind,
  name: entry.name,
  priority: entry.priority,
  timeout: inSeconds(entry.timeoutMs),
  queue_timeout: inSeconds(entry.queueTimeoutMs),
  fetch_timeout: entry.fetchTimeoutMs / 1000,
  matching: outlook.matching,
  free: outlook.usable,
  waiting_before: outlook.waitingBefore,
  expected_wait: inSeconds(waitMs),
});

export const checkedEnqueueView = ({
  workChannel,
  isFull,
  isOpen,
  agent,
  routes,
}: CheckedEnqueue): DataOf<typeof checkedEnqueueData> => ({
  channel: workChannel,
  overflow: isFull,
  open: isOpen,
  agent,
  routes: routes.map((route) => ({ agent: route.agent, entries: route.entries.map(entryView) })),
});
