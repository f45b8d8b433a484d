import { asteriskSeen } from './facts/asterisk-seen.ts';
import { callGone } from './facts/call-gone.ts';
import { type CallerArrived, callerArrived } from './facts/caller-arrived.ts';
import { settleCallbacks } from './facts/callback-settled.ts';
import { commandFailed } from './facts/command-failed.ts';
import { deadlinePassed } from './facts/deadline-passed.ts';
import { diskSeen } from './facts/disk-seen.ts';
import { endNeverDialled } from './facts/never-dialled.ts';
import { holdChanged } from './facts/hold-changed.ts';
import { bridgeGone, callOutOfPlace, callTaken } from './facts/changed-by-others.ts';
import { keyPressed } from './facts/key-pressed.ts';
import { phoneAnswered } from './facts/phone-answered.ts';
import { phoneRegistered, phoneUnregistered } from './facts/phone-registered.ts';
import { phonePlays, phoneRinging } from './facts/phone-ringing.ts';
import { phoneHeard, phoneSilent } from './facts/phone-silent.ts';
import { soundFailed, voicesListed } from './facts/sound-failed.ts';
import { speechFinished } from './facts/speech-finished.ts';
import { trunksListed } from './facts/trunks-listed.ts';
import { transferAsked } from './facts/transfer-asked.ts';
import type { EnqueueError } from './enqueue/enqueue-error.ts';
import type { CallId, Instant } from './ids.ts';
import { Refusal } from './refusal.ts';
import { decide } from './requests/decide.ts';
import type { AnswerOf, Request, RequestKind } from './requests/request.ts';
import { unreachable } from './unreachable.ts';
import { eventsOfStep } from './engine/events/events.ts';
import type { Command } from './engine/world/command.ts';
import { commandsOfStep } from './engine/reconcile/commands.ts';
import type { DeadlineKey } from './engine/world/deadline-of.ts';
import type { Fact } from './engine/world/fact.ts';
import type { Figure } from './engine/world/figure.ts';
import { figuresOfStep } from './engine/figures/figures.ts';
import type { OutwardEvent } from './engine/world/outward-event.ts';
import { randomFrom } from './engine/world/random.ts';
import { type RecordChange, recordChanges } from './engine/world/record-changes.ts';
import { noteLastTalks } from './engine/lifecycle/last-talks.ts';
import { noteRecorded } from './engine/lifecycle/recordings.ts';
import { overflowDeserted } from './engine/lifecycle/overflow.ts';
import { routeNewCalls } from './engine/lifecycle/trunk-failover.ts';
import { watchThresholds } from './engine/lifecycle/thresholds.ts';
import { matchAll } from './engine/lifecycle/ring-matches.ts';
import type { World } from './engine/world/world.ts';

/** What enters the engine. */
export type Event =
  | { readonly kind: 'request'; readonly request: Request }
  | { readonly kind: 'fact'; readonly fact: Fact }
  /** The moment told by the last step's `wakeAt` has come. */
  | { readonly kind: 'clock' };

/** An event with all that a step may not find out for itself: the time and random numbers. */
export interface Input {
  readonly at: Instant;
  /** A whole number, from which the step's random numbers follow. */
  readonly seed: number;
  readonly event: Event;
}

export type Answer =
  | { readonly kind: 'none' }
  | { readonly kind: 'done'; readonly value: AnswerOf<RequestKind> }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** A caller came whose XML could not be accepted: they go straight back. */
  | { readonly kind: 'returned'; readonly callId: CallId; readonly error: EnqueueError };

/** What leaves the engine: to be stored first, then carried out. */
export interface Outcome {
  readonly answer: Answer;
  readonly changes: readonly RecordChange[];
  readonly events: readonly OutwardEvent[];
  readonly figures: readonly Figure[];
  readonly commands: readonly Command[];
}

const arrive = (world: World, fact: CallerArrived): Answer => {
  const error = callerArrived(world, fact);
  return error === null ? { kind: 'none' } : { kind: 'returned', callId: fact.callId, error };
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

const happen = (world: World, fact: Exclude<Fact, CallerArrived>): void => {
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

/**
 * Looks once at each record whose moment has come. What it waits for then is looked at after those who
 * wait were matched, however short it is: also a route of "now or never" is tried.
 * @param until the last moment that is past
 * @returns whether there was one
 */
const passDeadlines = (world: World, until: Instant): boolean => {
  const passed = new Set<DeadlineKey>();
  const again = new Set<DeadlineKey>();
  for (;;) {
    const due = world.deadlines.takeDue(until);
    if (due === undefined) break;
    if (passed.has(due)) again.add(due);
    else {
      passed.add(due);
      deadlinePassed(world, due);
      world.deadlines.refresh(due);
    }
  }
  for (const key of again) world.deadlines.refresh(key);
  return passed.size > 0;
};

/** What follows from what happened, whatever it was. */
const settle = (world: World): void => {
  endNeverDialled(world);
  settleCallbacks(world);
  overflowDeserted(world);
  matchAll(world);
  routeNewCalls(world);
};

const handle = (world: World, event: Event): Answer => {
  switch (event.kind) {
    case 'request':
      world.reason = event.request.kind;
      return { kind: 'done', value: decide(world, event.request) };
    case 'fact':
      world.reason = event.fact.kind;
      if (event.fact.kind === 'caller-arrived') return arrive(world, event.fact);
      happen(world, event.fact);
      return { kind: 'none' };
    case 'clock':
      world.reason = 'timeout';
      passDeadlines(world, world.now);
      return { kind: 'none' };
    default:
      return unreachable(event);
  }
};

const REFUSED = { changes: [], events: [], figures: [], commands: [] } as const;

/** Tasks and conversations that are over, and notes, live on in the store alone. */
const forgetWhatIsOver = (world: World): void => {
  for (const { key, after } of world.tasks.changes()) {
    if (after?.phase.kind === 'success' || after?.phase.kind === 'fail') world.tasks.remove(key);
  }
  for (const { key, after } of world.conversations.changes()) {
    if (after?.phase.kind === 'over') world.conversations.remove(key);
  }
  for (const { key } of world.notes.changes()) world.notes.remove(key);
};

/**
 * One step of a call center: takes an event, decides, and says what is to be stored, told and done.
 * The same world and the same input give the same outcome. A refused request leaves the world as it
 * was. No clock, no chance, no I/O: time and random numbers come with the event.
 */
export const step = (world: World, { at, seed, event }: Input): Outcome => {
  world.now = at;
  world.random = randomFrom(seed);
  let answer: Answer;
  try {
    answer = handle(world, event);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (recordChanges(world).length > 0)
      throw new Error('refused after a change', { cause: error });
    return { answer: { kind: 'refused', refusal: error }, ...REFUSED };
  }
  // Should the wake-up be late, nobody may yet be given what has run out.
  while (passDeadlines(world, at - 1));
  settle(world);
  while (event.kind === 'clock' && passDeadlines(world, at)) settle(world);
  noteRecorded(world);
  noteLastTalks(world);
  const figures = figuresOfStep(world);
  for (const figure of figures) world.recent.note(figure);
  world.recent.forgetOld(at);
  watchThresholds(world);
  const commands = commandsOfStep(world);
  const events = eventsOfStep(world);
  const changes = recordChanges(world);
  forgetWhatIsOver(world);
  world.closeStep();
  return { answer, changes, events, figures, commands };
};
