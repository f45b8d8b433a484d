import type { OutwardEvent } from '../world/outward-event.ts';
import type { World } from '../world/world.ts';

/** Notes that were written. */
export const noteEvents = (world: World): OutwardEvent[] =>
  world.notes.changes().flatMap(({ key, after }) => {
    if (after === undefined) return [];
    const { userData = null, agents = [] } = world.notedConversations.get(key) ?? {};
    return {
      event: 'callcenter.conversation.noted',
      at: world.now,
      body: {
        id: key,
        text: after.text,
        outcome: after.outcome,
        agent_name: after.agent,
        agents,
        ...(userData === null ? {} : { user_data: userData }),
      },
    };
  });
