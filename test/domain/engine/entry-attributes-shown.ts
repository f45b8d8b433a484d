import { enqueueFor, office, type Row } from './queueing-office.ts';
import type { StagedCallcenter } from './staged-callcenter.ts';

const KINDS = ['condition name', 'condition id', 'target name', 'agent name', 'skill name'];

/** For an entry of each kind, in each spelling, that looks for what ana is or has. */
const forEachKind = (
  show: (scene: StagedCallcenter, xml: (attributes: string) => string, kind: string) => void,
  state = 'idle',
): void => {
  for (const kind of KINDS) {
    const name = /agent|target/.test(kind) ? 'ana' : 'sales';
    show(office(state), (attributes) => enqueueFor(`<${kind}="${name}" ${attributes}/>`), kind);
  }
};

/** Each attribute of the entries of a route, with what it does and how that is seen. */
export const ON_ENTRIES: readonly Row[] = [
  [
    'name',
    'says whom to look for, by a condition, a name or a skill',
    (t) => {
      forEachKind((scene, xml, kind) => {
        t.is(scene.state(scene.caller(xml(''))), 'fetching ana', kind);
      });
      const nobody = ['target name="bob"', 'agent name="bob"', 'skill name="x"'];
      for (const other of nobody) {
        const scene = office();
        t.is(scene.state(scene.caller(enqueueFor(`<${other}/>`))), 'waiting', other);
      }
    },
  ],
  [
    'within',
    'of last_agent says how long ago the agent may have talked with the caller',
    (t) => {
      const scene = office();
      const ben = scene.caller(enqueueFor('<target name="ana"/>'));
      scene.answers('ana');
      scene.hangsUp(ben);
      const { origin } = scene.task(ben);
      const number = 'number' in origin ? origin.number : '';
      scene.advance(61_000);
      const again = (within: number): string => {
        const xml = enqueueFor(`<last_agent within="${within}"/>`);
        scene.again(ben, xml, number);
        return scene.state(ben);
      };
      t.is(again(60), 'timeout');
      t.is(again(70), 'fetching ana');
    },
  ],
  [
    'id',
    'is the same as the name of a condition',
    (t) => {
      const scene = office();
      t.is(scene.state(scene.caller(enqueueFor('<condition id="sales"/>'))), 'fetching ana');
    },
  ],
  [
    'priority',
    'goes before the longest wait',
    (t) => {
      forEachKind((scene, xml, kind) => {
        const first = scene.caller(xml(''));
        const second = scene.caller(xml('priority="1"'));
        scene.setState('ana', 'idle');
        t.deepEqual([scene.state(first), scene.state(second)], ['waiting', 'fetching ana'], kind);
      }, 'busy');
    },
  ],
  [
    'timeout',
    'counts waiting and ringing together',
    (t) => {
      forEachKind((scene, xml, kind) => {
        const ben = scene.caller(xml('timeout="20"'));
        scene.advance(15_000);
        scene.setState('ana', 'idle');
        scene.rings('ana');
        scene.advance(4_999);
        t.is(scene.state(ben), 'fetching ana', kind);
        scene.advance(1);
        t.is(scene.state(ben), 'timeout', kind);
        t.deepEqual(scene.rung, [], 'their phone stopped');
      }, 'busy');
    },
  ],
  [
    'queue_timeout',
    'counts waiting alone; 0 is now or never',
    (t) => {
      forEachKind((scene, xml, kind) => {
        const now = scene.caller(xml('queue_timeout="0"'));
        t.is(scene.state(now), 'timeout', kind);
        const later = scene.caller(xml('queue_timeout="20"'));
        scene.advance(19_999);
        t.is(scene.state(later), 'waiting', kind);
        scene.setState('ana', 'idle');
        scene.advance(10_000);
        t.is(scene.state(later), 'fetching ana', 'a phone that rings is given its time');
      }, 'busy');
    },
  ],
  [
    'fetch_timeout',
    'is how long one phone is rung, 45 seconds if nothing is said',
    (t) => {
      forEachKind((scene, xml, kind) => {
        for (const [attributes, ms] of [
          ['fetch_timeout="7"', 7_000],
          ['', 45_000],
        ] as const) {
          const ben = scene.caller(xml(attributes));
          scene.advance(ms - 1);
          t.is(scene.state(ben), 'fetching ana', kind);
          scene.advance(1);
          t.is(scene.state(ben), 'call_fail', kind);
          scene.advance(2_000);
        }
      });
    },
  ],
];
