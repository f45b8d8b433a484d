import test from 'ava';
import { enqueue, office, ringing } from '../queueing-office.ts';

const FAILED = { kind: 'sound-failed', voice: 'w', instead: 'music' } as const;

test('a prompt that cannot be played is music for who waits, told once, whatever comes between', (t) => {
  const { scene, ben } = ringing('wait_voice="w" fail_overflow="true" ring_mode="2"');
  scene.phoneEnds('ana', 'busy');
  scene.tell({ ...FAILED, target: ben });
  t.deepEqual(scene.hears(ben), { kind: 'music' });
  scene.tell({ ...FAILED, target: ben });
  const told = scene.events.filter(({ event }) => event === 'callcenter.sound.failed');
  const [task] = [...scene.world.tasks.values()];
  t.deepEqual(
    told.map(({ body }) => body),
    [
      {
        ...{ voice: 'w', instead: 'music', call_id: ben, conversation_id: null },
        queue_task_id: task?.id ?? '',
      },
    ],
  );
});

test('a prompt that failed for one caller is tried for the next, and for the first when it is listed anew', (t) => {
  const scene = office('busy');
  const voices = (...names: string[]) => {
    scene.tell({ kind: 'voices-listed', voices: new Set(names) });
  };
  voices('w');
  const ben = scene.caller(enqueue('wait_voice="w"'));
  scene.tell({ ...FAILED, target: ben });
  const cleo = scene.caller(enqueue('wait_voice="w"'));
  t.deepEqual(scene.hears(cleo), { kind: 'loop', voice: 'w' });
  voices();
  t.deepEqual(scene.hears(ben), { kind: 'music' }, 'nothing is tried when it goes');
  voices('w');
  t.deepEqual(scene.hears(ben), { kind: 'loop', voice: 'w' });
});
