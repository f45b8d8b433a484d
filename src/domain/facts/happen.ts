import { asteriskSeen } from './asterisk-seen.ts';
import { callGone } from './call-gone.ts';
import { commandFailed } from './command-failed.ts';
import { diskSeen } from './disk-seen.ts';
import { holdChanged } from './hold-changed.ts';
import { bridgeGone, callOutOfPlace, callTaken } from './changed-by-others.ts';
import { keyPressed } from './key-pressed.ts';
import { phoneAnswered } from './phone-answered.ts';
import { phoneRegistered, phoneUnregistered } from './phone-registered.ts';
import { phonePlays, phoneRinging } from './phone-ringing.ts';
import { phoneHeard, phoneSilent } from './phone-silent.ts';
import { soundFailed, voicesListed } from './sound-failed.ts';
import { speechFinished } from './speech-finished.ts';
import { trunksListed } from './trunks-listed.ts';
import { transferAsked } from './transfer-asked.ts';
import type { CallerArrived } from './caller-arrived.ts';
import type { Fact } from '../engine/world/fact.ts';
import type { World } from '../engine/world/world.ts';
import { unreachable } from '../unreachable.ts';

/** Has what is known of calls, phones and Asterisk follow from a fact. Callers who arrive are answered: `callerArrived`. */
export const happen = (world: World, fact: Exclude<Fact, CallerArrived>): void => {
  switch (fact.kind) {
    case 'speech-finished':
    case 'sound-failed':
      sounds(world, fact);
      return;
    case 'voices-listed':
    case 'trunks-listed':
      lists(world, fact);
      return;
    case 'phone-ringing':
    case 'phone-answered':
    case 'phone-plays':
    case 'hold-changed':
    case 'key-pressed':
    case 'phone-silent':
    case 'phone-heard':
    case 'phone-registered':
    case 'phone-unregistered':
      phoneDoes(world, fact);
      return;
    case 'call-gone':
      callGone(world, fact.callId, fact.cause);
      return;
    case 'call-taken':
      callTaken(world, fact.callId);
      return;
    case 'call-out-of-place':
      callOutOfPlace(world, fact.callId, fact.bridge);
      return;
    case 'bridge-gone':
      bridgeGone(world, fact.conversationId);
      return;
    case 'transfer-asked':
      transferAsked(world, fact.callId, fact.to);
      return;
    case 'command-failed':
      commandFailed(world, fact.command, fact.message);
      return;
    case 'asterisk-seen':
    case 'disk-seen':
      isSeen(world, fact);
      return;
    default:
      unreachable(fact);
  }
};

type OfPhone = Extract<
  Fact,
  {
    kind:
      | 'phone-ringing'
      | 'phone-answered'
      | 'phone-plays'
      | 'hold-changed'
      | 'key-pressed'
      | 'phone-silent'
      | 'phone-heard'
      | 'phone-registered'
      | 'phone-unregistered';
  }
>;

/** Whether a phone is there, and what it does besides being answered and hung up. */
const phoneDoes = (world: World, fact: OfPhone): void => {
  switch (fact.kind) {
    case 'phone-ringing':
      phoneRinging(world, fact.callId);
      return;
    case 'phone-answered':
      phoneAnswered(world, fact.callId);
      return;
    case 'phone-plays':
      phonePlays(world, fact.callId);
      return;
    case 'hold-changed':
      holdChanged(world, fact.callId, fact.onHold);
      return;
    case 'key-pressed':
      keyPressed(world, fact.callId, fact.press);
      return;
    case 'phone-silent':
      phoneSilent(world, fact.callId, fact.forMs);
      return;
    case 'phone-heard':
      phoneHeard(world, fact.callId);
      return;
    case 'phone-registered':
      phoneRegistered(world, fact.extension);
      return;
    case 'phone-unregistered':
      phoneUnregistered(world, fact.extension);
      return;
    default:
      unreachable(fact);
  }
};

type SoundFact = Extract<Fact, { kind: 'speech-finished' | 'sound-failed' }>;

const sounds = (world: World, fact: SoundFact): void => {
  switch (fact.kind) {
    case 'speech-finished':
      speechFinished(world, fact.target, fact.speechId);
      return;
    case 'sound-failed':
      soundFailed(world, fact);
      return;
    default:
      unreachable(fact);
  }
};

/** What was looked at. */
const isSeen = (
  world: World,
  fact: Extract<Fact, { kind: 'asterisk-seen' | 'disk-seen' }>,
): void => {
  if (fact.kind === 'asterisk-seen') asteriskSeen(world, fact);
  else diskSeen(world, fact.level);
};

type ListFact = Extract<Fact, { kind: 'voices-listed' | 'trunks-listed' }>;

/** What Asterisk has for everybody. */
const lists = (world: World, fact: ListFact): void => {
  if (fact.kind === 'voices-listed') voicesListed(world, fact.voices);
  else trunksListed(world, fact.trunks);
};
