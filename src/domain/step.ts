import { type CallerArrived, callerArrived } from './facts/caller-arrived.ts';
import { settleCallbacks } from './facts/callback-settled.ts';
import { deadlinePassed } from './facts/deadline-passed.ts';
import { endNeverDialled } from './facts/never-dialled.ts';
import { happen } from './facts/happen.ts';
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
