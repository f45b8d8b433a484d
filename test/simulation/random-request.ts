import type { SettableState } from '../../src/domain/agent-state.ts';
import type { World } from '../../src/domain/engine/world.ts';
import type {
  AgentName,
  ConditionName,
  ExtensionId,
  QueueTaskId,
  WorkChannelName,
} from '../../src/domain/ids.ts';
import type { Request, RequestKind, RequestOf } from '../../src/domain/requests/request.ts';
import type { Skill, SkillChange } from '../../src/domain/skill.ts';
import type { StoredCondition } from '../../src/domain/stored-condition.ts';
import type { Chance } from './chance.ts';
import type { Names } from './random-enqueue.ts';

type Makers = {
  readonly [Kind in RequestKind]: (draw: Draw) => Omit<RequestOf<Kind>, 'kind'>;
};

const WHERE = [
  'true',
  "'s1' in skills",
  "skills['s1'] > 40",
  'has("s2") || get("s3") > 60',
  "not 's3' in skills",
  'skills[',
  'agents',
];
const SORT = ['0', "skills['s1']", "-skills['s2']", "skills['s1'] / skills['s2']", '1 +'];

/** Draws the parts of requests: mostly what there is, now and then what there is not. */
class Draw {
  readonly chance: Chance;
  readonly world: World;
  readonly #names: Names;

  constructor(chance: Chance, world: World, names: Names) {
    this.chance = chance;
    this.world = world;
    this.#names = names;
  }

  agent(): AgentName {
    return (this.chance.oneIn(20) ? 'nobody' : this.chance.pick(this.#names.agents)) as AgentName;
  }

  extension(): ExtensionId {
    return (
      this.chance.oneIn(20) ? 'no-phone' : this.chance.pick(this.#names.users)
    ) as ExtensionId;
  }

  workChannel(): WorkChannelName {
    return (this.chance.oneIn(20) ? 'nowhere' : 'default') as WorkChannelName;
  }

  condition(): ConditionName {
    const { conditions } = this.#names;
    return (this.chance.oneIn(10) ? 'nothing' : this.chance.pick(conditions)) as ConditionName;
  }

  state(): SettableState {
    if (!this.chance.oneIn(4)) return { kind: 'idle' };
    return { kind: this.chance.pick(['busy', 'away'] as const), note: '' };
  }

  skill(): Skill {
    return {
      name: this.chance.pick(this.#names.skills),
      score: this.chance.below(5) * 25,
      enabled: !this.chance.oneIn(5),
    };
  }

  skillChange(): SkillChange {
    if (this.chance.oneIn(8)) return { kind: 'remove-all' };
    const skill = this.skill();
    return this.chance.oneIn(3) ? { kind: 'remove', name: skill.name } : { kind: 'put', skill };
  }

  seconds(): number | null {
    return this.chance.oneIn(2) ? null : this.chance.between(1, 60) * 1000;
  }

  storedCondition(): StoredCondition {
    return {
      name: this.condition(),
      workChannel: this.workChannel(),
      where: this.chance.pick(WHERE),
      sort: this.chance.pick(SORT),
      priority: this.chance.below(4) * 25,
      timeoutMs: this.seconds(),
      queueTimeoutMs: this.seconds(),
      fetchTimeoutMs: this.seconds(),
    };
  }

  /** Mostly a task that rings, with the agent whom it rings. */
  rejection(): { agent: AgentName; taskId: QueueTaskId } {
    const tasks = [...this.world.tasks.values()];
    if (tasks.length === 0) return { agent: this.agent(), taskId: 'no-task' as QueueTaskId };
    const { id, phase } = this.chance.pick(tasks);
    const isHis = phase.kind === 'fetching' && !this.chance.oneIn(6);
    return { taskId: id, agent: isHis ? phase.selection.agent : this.agent() };
  }
}

const several = <T>(draw: Draw, make: () => T): T[] =>
  Array.from({ length: draw.chance.below(4) }, make);

const MAKERS: Makers = {
  'change-callcenter': ({ chance }) => ({
    settings: { leaseSeconds: chance.pick([30, 300, 86_400]), maxNoAnswer: chance.below(4) },
  }),
  'create-extension': (draw) => ({
    user: draw.extension(),
    passwordDigest: `digest-${draw.chance.below(1000)}`,
  }),
  'delete-extension': (draw) => ({ extension: draw.extension() }),
  'log-in': (draw) => {
    const extensions = [draw.extension(), draw.extension()];
    return {
      agent: draw.agent(),
      num: String(draw.chance.below(1000)),
      workChannel: draw.workChannel(),
      extensions,
      extension: draw.chance.oneIn(10) ? draw.extension() : draw.chance.pick(extensions),
      state: draw.chance.oneIn(5) ? null : draw.state(),
      skills: several(draw, () => draw.skill()),
    };
  },
  'log-out': (draw) => ({ agent: draw.agent(), force: draw.chance.oneIn(2) }),
  'keep-alive': (draw) => ({ agent: draw.agent() }),
  'set-agent-state': (draw) => ({ agent: draw.agent(), state: draw.state() }),
  'change-skills': (draw) => ({
    agent: draw.agent(),
    changes: several(draw, () => draw.skillChange()),
  }),
  'switch-extension': (draw) => ({ agent: draw.agent(), extension: draw.extension() }),
  'create-condition': (draw) => ({ condition: draw.storedCondition() }),
  'change-condition': (draw) => ({ condition: draw.storedCondition() }),
  'delete-condition': (draw) => ({ workChannel: draw.workChannel(), name: draw.condition() }),
  reject: (draw) => ({
    ...draw.rejection(),
    data: draw.chance.oneIn(2) ? null : `r${draw.chance.below(100)}`,
  }),
};

/** How often each kind is asked for, beside the others. */
const WEIGHTS: Readonly<Record<RequestKind, number>> = {
  'change-callcenter': 1,
  'create-extension': 3,
  'delete-extension': 1,
  'log-in': 14,
  'log-out': 3,
  'keep-alive': 3,
  'set-agent-state': 24,
  'change-skills': 5,
  'switch-extension': 3,
  'create-condition': 4,
  'change-condition': 3,
  'delete-condition': 1,
  reject: 10,
};

const KINDS = (Object.keys(WEIGHTS) as RequestKind[]).flatMap((kind) =>
  Array.from({ length: WEIGHTS[kind] }, () => kind),
);

/** What a user might ask for, sensible or not. */
export const randomRequest = (chance: Chance, world: World, names: Names): Request => {
  const kind = chance.pick(KINDS);
  return { kind, ...MAKERS[kind](new Draw(chance, world, names)) } as Request;
};
