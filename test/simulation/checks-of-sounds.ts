import type { AgentCall, Call } from '../../src/domain/call.ts';
import type { Conversation, Pending } from '../../src/domain/conversation.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { CallId, ConversationId } from '../../src/domain/ids.ts';
import type { QueueTask } from '../../src/domain/queue-task.ts';
import type { Sound, Voice } from '../../src/domain/sound.ts';
import type { SimulatedAsterisk } from './asterisk.ts';
import { activeMembers, earlyPhones, modeOf } from './hearing.ts';
import { must } from './violation.ts';

/** A sound in one word, to be compared. */
type Tune = 'silence' | 'music' | 'ring-back' | `loop ${string}` | `speech ${string}`;

const tuneOf = (sound: Sound): Tune => {
  if (sound.kind === 'loop') return `loop ${sound.voice}`;
  return sound.kind === 'speech' ? `speech ${sound.id}` : sound.kind;
};

const loop = (voice: Voice | null, otherwise: Tune): Tune =>
  voice === null ? otherwise : `loop ${voice}`;

const phoneFor = (world: World, task: QueueTask): AgentCall | null => {
  if (task.phase.kind !== 'fetching') return null;
  const call = world.calls.get(task.phase.selection.callId);
  return call?.kind === 'agent' ? call : null;
};

/** What each ring mode sounds like: before the phone rings, and while it does. */
const byRingMode = (task: QueueTask, wait: Tune): readonly [dialled: Tune, ringing: Tune] => {
  const ring = loop(task.enqueue.ringVoice, 'ring-back');
  switch (task.enqueue.ringMode) {
    case 1:
      return [wait, wait];
    case 2:
      return [ring, ring];
    case 3:
      return [ring, 'ring-back'];
    case 4:
      return [wait, ring];
    case 5:
      return [wait, 'ring-back'];
  }
};

/** What is heard of a task by those who wait for it. */
const tuneOfTask = (world: World, task: QueueTask): Tune => {
  const { speech, enqueue } = task;
  const wait =
    speech === null ? loop(enqueue.waitVoice, 'music') : (`speech ${speech.id}` as const);
  const phone = phoneFor(world, task);
  if (phone === null) return wait;
  const isHeard = earlyPhones(world).some(({ callId }) => callId === phone.id);
  if (isHeard) return 'silence';
  const [dialled, ringing] = byRingMode(task, wait);
  return phone.phase.kind === 'ringing' ? ringing : dialled;
};

const tuneOfPending = (world: World, pending: Pending): Tune | null => {
  if (pending.kind === 'task') {
    const task = world.tasks.get(pending.taskId);
    return task === undefined ? null : tuneOfTask(world, task);
  }
  if (pending.kind !== 'line') return null;
  const isHeard = earlyPhones(world).some(({ callId }) => callId === pending.callId);
  return isHeard ? 'silence' : 'ring-back';
};

/**
 * What plays in a conversation: what is said before it begins; nothing while two take part; what it
 * waits for; hold music for one who is left by the pauses of others.
 */
const tuneOfConversation = (world: World, conversation: Conversation): Tune => {
  const { opening, members, holdVoice, pending } = conversation;
  if (opening !== null) return `speech ${opening.id}`;
  const active = activeMembers(conversation).length;
  if (active >= 2) return 'silence';
  for (const one of pending) {
    const tune = tuneOfPending(world, one);
    if (tune !== null) return tune;
  }
  return active === 1 && members.length >= 2 ? loop(holdVoice, 'music') : 'silence';
};

const tuneOfCall = (world: World, call: Call | undefined): Tune => {
  if (call?.kind === 'ivr' && call.place.kind === 'confirmed') {
    return `speech ${call.place.speech.id}`;
  }
  if (call?.kind !== 'ivr' || call.place.kind !== 'waiting') return 'silence';
  const task = world.tasks.get(call.place.taskId);
  return task === undefined ? 'silence' : tuneOfTask(world, task);
};

/** What takes the place of a prompt that could not be played there: nobody waits in silence. */
const played = (world: World, target: CallId | ConversationId, tune: Tune): Tune => {
  const voice = tune.startsWith('loop ') ? tune.slice('loop '.length) : null;
  return voice !== null && world.failedSounds.has(target, voice) ? 'music' : tune;
};

/** Speech whose end was not noticed has ended all the same. */
const isAsItShould = (tune: Tune, plays: Sound): boolean =>
  tuneOf(plays) === tune || (tune.startsWith('speech') && plays.kind === 'silence');

/** From the beginning to the end, if that is wanted, but for pauses; and never otherwise. */
const checkRecordings = (world: World, asterisk: SimulatedAsterisk): void => {
  for (const [id, bridge] of asterisk.bridges) {
    const conversation = world.conversations.get(id);
    const wanted = conversation?.recording === 'on' && conversation.begunAt !== null;
    must(
      'a conversation is recorded exactly when that is wanted and it has begun',
      bridge.isRecorded === wanted,
      () => `${JSON.stringify(bridge)} of ${JSON.stringify(conversation)}`,
    );
    must('what is recorded is named', !bridge.isRecorded || conversation?.recorded === true, () =>
      JSON.stringify(conversation),
    );
  }
};

/** Where two talk with open ears and mouths and nobody is expected; once more than that happened, never again. */
const checkBridgesForTwo = (world: World, asterisk: SimulatedAsterisk): void => {
  for (const [id, { isForTwo }] of asterisk.bridges) {
    const conversation = world.conversations.get(id);
    const modes = conversation?.members.map((member) => modeOf(member)) ?? [];
    const areTwo = modes.join() === '1,1' && conversation?.pending.length === 0;
    must(
      'a bridge is for two only while two talk',
      !isForTwo || areTwo || asterisk.unwidened.has(id),
      () => `${id}: ${JSON.stringify(conversation)}`,
    );
  }
};

/** What must play when nothing is under way. */
export const checkSounds = (world: World, asterisk: SimulatedAsterisk): void => {
  for (const conversation of world.conversations.values()) {
    const bridge = asterisk.bridges.get(conversation.id);
    const tune = played(world, conversation.id, tuneOfConversation(world, conversation));
    must(
      'in a conversation plays exactly what its rule says',
      bridge !== undefined && isAsItShould(tune, bridge.sound),
      () => `${JSON.stringify(bridge)} instead of ${tune} in ${JSON.stringify(conversation)}`,
    );
  }
  checkRecordings(world, asterisk);
  checkBridgesForTwo(world, asterisk);
  for (const channel of asterisk.channels.values()) {
    const call = world.calls.get(channel.id);
    const tune = played(world, channel.id, tuneOfCall(world, call));
    const isOwn = tune !== 'silence';
    const isHeard = !isOwn || (!channel.mutedOut && channel.bridge === null);
    must(
      'callers hear exactly what their task says, and others nothing of their own',
      isAsItShould(tune, channel.sound) && isHeard,
      () => `${JSON.stringify(channel)} instead of ${tune} of ${JSON.stringify(call)}`,
    );
  }
};
