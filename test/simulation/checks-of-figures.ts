import { type Agent, agentState } from '../../src/domain/agent.ts';
import { formatState } from '../../src/domain/agent-state.ts';
import type { ActivityFigure, Figure } from '../../src/domain/engine/world/figure.ts';
import { conversationsOf } from '../../src/domain/engine/lifecycle/members.ts';
import type { Outcome } from '../../src/domain/step.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import { violated } from './violation.ts';

const ONCE = 'a queue task is counted once, when it ends';
const DOES = 'what an agent does is counted';

/** A task that is over is counted as over, and no other is. */
const checkEnds = ({ changes, figures }: Outcome): void => {
  const over = changes.flatMap((change) => {
    if (change.kind !== 'queue_task') return [];
    const kind = change.record?.phase.kind;
    return kind === 'success' || kind === 'fail' ? [change.key] : [];
  });
  const counted = figures.flatMap((figure): string[] =>
    figure.kind === 'task-ended' && figure.outcome !== 'callback' ? [figure.taskId] : [],
  );
  if (over.toSorted().join() !== counted.toSorted().join()) violated(ONCE, { over, counted });
};

/** Until their phone is hung up, an agent in no conversation goes on with what they did. */
const isLeaving = (world: World, { presence }: Agent): boolean =>
  presence.kind === 'talking' && conversationsOf(world, presence.callId).length === 0;

const isHeld = (world: World, { presence }: Agent): boolean =>
  presence.kind === 'talking' &&
  conversationsOf(world, presence.callId).every(({ members }) =>
    members.every(
      ({ callId, mode, onHold, lost }) =>
        callId !== presence.callId || mode === 4 || onHold || lost,
    ),
  );

/** What was counted, as a store keeps it: over a crash it forgets what was not saved. */
export class CountedFigures {
  readonly #doing = new Map<string, ActivityFigure>();
  #unsaved: Figure[] = [];

  note(outcome: Outcome): void {
    checkEnds(outcome);
    this.#unsaved.push(...outcome.figures);
  }

  crash(): void {
    this.#unsaved = [];
  }

  save(world: World): void {
    for (const figure of this.#unsaved) {
      if (figure.kind !== 'activity') continue;
      if (figure.activity === 'none') this.#doing.delete(figure.agent);
      else this.#doing.set(figure.agent, figure);
    }
    this.#unsaved = [];
    this.#check(world);
  }

  #check(world: World): void {
    if (this.#doing.size !== world.agents.size) {
      violated(DOES, { counted: [...this.#doing.keys()], agents: world.agents.size });
    }
    for (const agent of world.agents.values()) {
      if (isLeaving(world, agent)) continue;
      const counted = this.#doing.get(agent.name);
      const state = formatState(agentState(agent));
      const isRight =
        counted?.state === state && (counted.activity === 'hold') === isHeld(world, agent);
      if (!isRight) violated(DOES, { agent, counted });
    }
  }
}
