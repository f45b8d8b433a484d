import test from 'ava';
import type { AgentName, CallId, ExtensionId } from '../../../src/domain/ids.ts';
import { enqueue, Scene } from '../engine/scene.ts';

const PHONE = 'phone-ana' as ExtensionId;
const ANA = 'ana' as AgentName;

const take = (scene: Scene, passwordDigest = 'new', extension = PHONE) =>
  scene.ask({ kind: 'take-phone', agent: ANA, extension, passwordDigest });

/** Ana is rung for a caller, or talks with them. */
const withCaller = (answered: boolean): { scene: Scene; phone: CallId } => {
  const scene = new Scene();
  scene.agent('ana');
  scene.arrive(enqueue());
  const phone = scene.phone();
  scene.happen({ kind: 'phone-ringing', callId: phone });
  if (answered) scene.answer(phone);
  return { scene, phone };
};

test('a browser that becomes the phone gets a password of its own, and is not yet registered', (t) => {
  const scene = new Scene();
  scene.agent('ana');
  take(scene);
  t.like(scene.commands('put-sip-account')[0], {
    user: PHONE,
    passwordDigest: 'new',
    webrtc: true,
    why: 'changed',
  });
  t.deepEqual(scene.events('callcenter.extension.registration_changed'), [
    { id: PHONE, registration: 'not-registered', agent_name: 'ana' },
  ]);
  t.is(scene.agentNamed('ana').phone.kind, 'missing');
  scene.happen({ kind: 'phone-registered', extension: PHONE });
  t.deepEqual(scene.events('callcenter.extension.registration_changed'), [
    { id: PHONE, registration: 'registered', agent_name: 'ana' },
  ]);
  scene.happen({ kind: 'phone-registered', extension: PHONE });
  t.deepEqual(scene.events('callcenter.extension.registration_changed'), [], 'that is no change');
});

test('whoever talks on the phone before is rung on the new one as soon as it is registered, and talks on', (t) => {
  const { scene, phone } = withCaller(true);
  take(scene);
  t.deepEqual(scene.commands('hang-up'), [{ kind: 'hang-up', callId: phone }]);
  t.is(scene.agentNamed('ana').presence.kind, 'talking');
  scene.gone(phone);
  t.deepEqual(scene.commands('dial-phone'), [], 'it is not registered yet');
  scene.happen({ kind: 'phone-registered', extension: PHONE });
  const [dialled] = scene.commands('dial-phone');
  t.like(dialled, { isRejoin: true, caller: { number: '5551' } });
  scene.answer(dialled?.callId ?? phone);
  const [conversation] = scene.world.conversations.values();
  t.like(
    conversation?.members.find(({ callId }) => callId === dialled?.callId),
    { lost: false },
  );
});

test('a phone that rings while another browser takes it fails at once as unreachable', (t) => {
  const { scene, phone } = withCaller(false);
  take(scene);
  t.like(scene.events('callcenter.queue.fail')[0], { cause: 'call_fail', detail: 'unreachable' });
  t.deepEqual(scene.commands('hang-up'), [{ kind: 'hang-up', callId: phone }]);
});

test('a call that rings a phone for a task is no rejoining', (t) => {
  const scene = new Scene();
  scene.agent('ana');
  scene.arrive(enqueue());
  t.like(scene.commands('dial-phone')[0], { isRejoin: false });
});

test('only a browser that the agent uses can be taken, and a refusal of Asterisk takes no extension away', (t) => {
  const scene = new Scene();
  scene.agent('ana');
  const other = 'desk' as ExtensionId;
  scene.ask({
    kind: 'create-extension',
    extension: { kind: 'sip-terminal', id: other, user: other, passwordDigest: '', webrtc: false },
  });
  for (const extension of [other, 'none' as ExtensionId]) {
    const { answer } = take(scene, 'new', extension);
    t.like(answer, { kind: 'refused', refusal: { id: 'extension-not-webrtc' } });
  }
  scene.ask({ kind: 'switch-extension', agent: ANA, extension: other });
  t.like(take(scene, 'new', other).answer, { kind: 'refused' }, 'a desk phone is no browser');
  scene.ask({ kind: 'switch-extension', agent: ANA, extension: PHONE });
  take(scene);
  const [command] = scene.commands('put-sip-account');
  if (command === undefined) throw new Error('nothing was put');
  scene.ask({ kind: 'log-out', agent: ANA, force: true });
  scene.happen({ kind: 'command-failed', command, message: 'no' });
  t.not(scene.world.extensions.get(PHONE), undefined);
});
