import type { WorkChannelName } from '../ids.ts';
import type { EntryQueue } from './entry-queue.ts';
import type { Staff } from './staff.ts';
import type { EntryAim } from './waiting-task.ts';

type QueuesByName = Record<EntryAim['kind'], Map<string, EntryQueue>>;

/** Finds queues by what they are for. A queue exists while a task waits in it or an agent could serve it. */
export class EntryQueues {
  readonly #workChannels = new Map<WorkChannelName, QueuesByName>();

  find(workChannel: WorkChannelName, aim: EntryAim): EntryQueue | undefined {
    return this.#workChannels.get(workChannel)?.[aim.kind].get(aim.name);
  }

  /** The queue; it is opened if it is not there. */
  obtain(staff: Staff, aim: EntryAim): EntryQueue {
    const queues = this.#queuesOf(staff.workChannel)[aim.kind];
    const found = queues.get(aim.name);
    if (found !== undefined) return found;
    const opened = staff.openQueue(aim);
    queues.set(aim.name, opened);
    return opened;
  }

  drop({ workChannel, kind, name }: EntryQueue): void {
    const queues = this.#workChannels.get(workChannel);
    queues?.[kind].delete(name);
    if (queues !== undefined && Object.values(queues).every(({ size }) => size === 0)) {
      this.#workChannels.delete(workChannel);
    }
  }

  #queuesOf(workChannel: WorkChannelName): QueuesByName {
    const found = this.#workChannels.get(workChannel);
    if (found !== undefined) return found;
    const queues = { condition: new Map(), agent: new Map(), skill: new Map() };
    this.#workChannels.set(workChannel, queues);
    return queues;
  }
}
