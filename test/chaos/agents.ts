import { setTimeout as pause } from 'node:timers/promises';
import type { IncomingCall } from '../light-phones/incoming-call.ts';
import type { LightPhone } from '../light-phones/light-phones.ts';
import type { Chance } from '../simulation/chance.ts';
import type { Asking } from './asking.ts';

/** An agent with their phone. */
export interface ChaosAgent {
  readonly name: string;
  readonly phone: LightPhone;
}

interface AgentView {
  readonly state: string;
}

interface TaskRow {
  readonly id: string;
  readonly agent: string | null;
}

interface ListOf<Row> {
  readonly result: readonly Row[];
}

/** How a phone is taken: answered late or at once, refused, or left to ring. */
const takeCall = (chance: Chance, call: IncomingCall): void => {
  const manner = chance.number();
  if (manner < 0.15) {
    call.refuse(chance.pick([486, 603, 480]));
    return;
  }
  if (manner < 0.25) {
    call.ring();
    return;
  }
  if (manner > 0.4) call.ring();
  setTimeout(
    () => {
      call.answer();
    },
    chance.between(0, 700),
  );
};

/** Agents who answer or do not, and whose desktops ask for everything an agent may do. */
export class Agents {
  readonly #agents: readonly ChaosAgent[];
  readonly #asking: Asking;
  readonly #chance: Chance;
  #going = true;
  #turn = 0;
  readonly #running: Promise<unknown>[];

  constructor(agents: readonly ChaosAgent[], asking: Asking, chance: Chance) {
    this.#agents = agents;
    this.#asking = asking;
    this.#chance = chance;
    for (const { phone } of agents) {
      phone.whenCalled = (call) => {
        takeCall(chance, call);
      };
    }
    this.#running = agents.map((agent) => this.#work(agent));
  }

  /** Nothing new is asked for; who talks goes on talking. */
  async stop(): Promise<void> {
    this.#going = false;
    await Promise.all(this.#running);
  }

  async #work(agent: ChaosAgent): Promise<void> {
    while (this.#going) {
      await pause(this.#chance.between(200, 1500));
      const view = await this.#asking.get<AgentView>(`agent/${agent.name}`);
      if (view === null) continue;
      if (view.state === 'talking') await this.#whileTalking(agent);
      else if (view.state === 'fetching') await this.#whileRinging(agent);
      else await this.#between(agent, view.state);
    }
  }

  /** A text that is nobody else's, by which what came of a request is found again. */
  #mark(): string {
    this.#turn += 1;
    return `m${this.#turn}`;
  }

  #ask(operation: string, { name }: ChaosAgent, body: Record<string, unknown>) {
    const again = this.#chance.oneIn(5);
    return this.#asking.post(operation, `agent/${name}/${operation}`, body, again);
  }

  #enqueueForColleague({ name }: ChaosAgent): string {
    const other = this.#chance.pick(this.#agents.filter((agent) => agent.name !== name));
    return `<enqueue><route><target name="${other.name}" timeout="5" fetch_timeout="2"/></route></enqueue>`;
  }

  async #whileTalking(agent: ChaosAgent): Promise<void> {
    const path = `agent/${agent.name}/conversation`;
    const rows = await this.#asking.get<ListOf<{ readonly id: string }>>(path);
    const conversations = rows?.result.map(({ id }) => id) ?? [];
    if (conversations.length === 0) return;
    const conversation_id = this.#chance.pick(conversations);
    const mode = this.#chance.between(1, 3);
    const [src, dst] = conversations;
    switch (this.#chance.below(10)) {
      case 0:
      case 1:
        await this.#ask('pause', agent, { conversation_id });
        return;
      case 2:
        await this.#ask('resume', agent, { conversation_id, mode });
        return;
      case 3:
        await this.#ask('xfer_agent', agent, {
          conversation_id,
          enqueue: this.#enqueueForColleague(agent),
        });
        return;
      case 4:
      case 5:
        await this.#ask('call_agent', agent, { enqueue: this.#enqueueForColleague(agent) });
        return;
      case 6:
        await this.#ask('exit', agent, { conversation_id });
        return;
      case 7:
        if (src === undefined || dst === undefined) return;
        await this.#ask('merge', agent, { src_conversation_id: src, dst_conversation_id: dst });
        return;
      case 8:
        agent.phone.current?.hangUp();
        return;
      default:
        await this.#ask('lsm', agent, { conversation_id, mode });
    }
  }

  async #whileRinging(agent: ChaosAgent): Promise<void> {
    const rows = await this.#asking.get<ListOf<TaskRow>>('queue_task?state=fetching');
    const task = rows?.result.find((row) => row.agent === agent.name);
    if (task === undefined || !this.#chance.oneIn(2)) return;
    if (this.#chance.oneIn(2)) {
      await this.#ask('reject', agent, { queue_task_id: task.id, data: this.#mark() });
      return;
    }
    await this.#ask('forward_agent', agent, {
      queue_task_id: task.id,
      enqueue: this.#enqueueForColleague(agent),
    });
  }

  async #between(agent: ChaosAgent, state: string): Promise<void> {
    if (state === 'idle' && this.#chance.oneIn(3)) {
      await this.#ask('call_agent', agent, { enqueue: this.#enqueueForColleague(agent) });
      return;
    }
    if (state === 'idle' && !this.#chance.oneIn(4)) return;
    const wanted = state === 'idle' ? `busy/${this.#mark()}` : 'idle';
    await this.#ask('state', agent, { state: wanted });
  }
}
