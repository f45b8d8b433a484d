import test from 'ava';
import { enqueue, Scene } from '../scene.ts';

const talking = () => {
  const scene = new Scene();
  scene.agent('ana');
  scene.arrive(enqueue());
  const phone = scene.phone();
  scene.answer(phone);
  return { scene, phone };
};

/** How long nothing has to be heard of a phone until it is lost, and how long its agent is waited for. */
const { phoneLostSeconds, rejoinSeconds } = new Scene().world.callcenter.settings;

test('an agent whose phone is lost because it was silent for long enough is waited for', (t) => {
  const { scene, phone } = talking();
  scene.happen({ kind: 'phone-silent', callId: phone, forMs: 0 });
  scene.pass(phoneLostSeconds);
  t.deepEqual(scene.commands('hang-up'), [{ kind: 'hang-up', callId: phone }]);
  const [conversation] = scene.world.conversations.values();
  t.like(
    conversation?.members.find(({ callId }) => callId === phone),
    { lost: true },
  );
  t.is(scene.agentNamed('ana').presence.kind, 'talking');
});

test('an agent whose phone is lost is waited for as long as the call center says', (t) => {
  const { scene, phone } = talking();
  scene.happen({ kind: 'phone-silent', callId: phone, forMs: 0 });
  scene.pass(phoneLostSeconds);
  scene.pass(rejoinSeconds - 1);
  t.deepEqual(scene.events('callcenter.conversation.end'), []);
  scene.pass(1);
  t.like(scene.events('callcenter.conversation.end')[0], { end_reason: 'phone-lost' });
});
