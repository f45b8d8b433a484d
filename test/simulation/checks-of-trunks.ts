import type { Call, DialledCall } from '../../src/domain/call.ts';
import type { OutwardEvent } from '../../src/domain/engine/world/outward-event.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { CallId, TrunkName } from '../../src/domain/ids.ts';
import type { Event, Outcome } from '../../src/domain/step.ts';
import type { TrunkNow } from '../../src/domain/trunk.ts';
import { remembered } from './remembered.ts';
import { must } from './violation.ts';

/** Calls to numbers as they were before a step. */
type Before = ReadonlyMap<CallId, Call>;

const routedOver = (call: Call, name: TrunkName): boolean =>
  call.kind !== 'ivr' && call.route?.trunk === name;

const isUnanswered = ({ phase }: DialledCall): boolean =>
  phase.kind === 'dialling' || phase.kind === 'ringing';

const isEmergency = (world: World, number: string | null): boolean =>
  number !== null && world.callcenter.limits.emergencyNumbers.includes(number);

const numberOf = (world: World, call: Call): string | null => {
  if (call.kind === 'outside') return call.number;
  const phone = call.kind === 'agent' ? world.extensions.get(call.extension) : undefined;
  return phone?.kind === 'telephone' ? phone.number : null;
};

/** How a trunk is asked for a number; null: it does not take it. */
const dialledOver = ({ prefixes }: TrunkNow, number: string): string | null => {
  const [best] = prefixes
    .filter(({ prefix }) => number.startsWith(prefix))
    .toSorted((one, other) => other.prefix.length - one.prefix.length);
  return best === undefined ? null : best.add + number.slice(best.strip);
};

const checkDialled = (world: World, call: DialledCall, number: string): void => {
  const { route } = call;
  const trunk = world.trunks.find(({ name }) => name === route?.trunk);
  const takers = world.trunks.filter(
    (one) => dialledOver(one, number) !== null && !route?.failed.includes(one.name),
  );
  const isForced = isEmergency(world, number) && takers.length === 0;
  const dialled = trunk === undefined ? null : isForced ? number : dialledOver(trunk, number);
  must(
    'a number goes over a trunk that takes it, as that trunk is asked for it',
    dialled !== null && dialled === route?.dialled && !route.failed.includes(route.trunk),
    () => JSON.stringify({ call, number, trunks: world.trunks }),
  );
};

/** Emergencies take places that others then have not, and need none themselves. */
const checkRoom = (world: World, call: DialledCall, number: string, before: Before): void => {
  const trunk = world.trunks.find(({ name }) => name === call.route?.trunk);
  if (trunk === undefined || isEmergency(world, number)) return;
  const most = trunk.maxCalls ?? Infinity;
  const calls = [...world.calls.values()].filter(
    (one) =>
      routedOver(one, trunk.name) &&
      (before.has(one.id) || !isEmergency(world, numberOf(world, one))),
  );
  const all = calls.length + trunk.callsIn + world.callsElsewhere(trunk.name);
  must('a trunk has no more calls than it may', all <= most, () =>
    JSON.stringify({ call, trunk, all }),
  );
};

const checkNew = (world: World, call: Call, before: Before): void => {
  if (call.kind === 'ivr' || call.phase.kind !== 'dialling') return;
  const number = numberOf(world, call);
  if (number === null) return;
  const canGo = world.trunks.some(({ prefixes }) => prefixes.length > 0);
  if (call.route !== null) {
    checkDialled(world, call, number);
    checkRoom(world, call, number, before);
  } else if (isEmergency(world, number)) {
    must('an emergency number is called by any trunk', !canGo, () => JSON.stringify(call));
  }
};

/** Whether the trunk of the call failed by what happened. */
const failedBy = (world: World, event: Event, call: DialledCall): boolean => {
  if (event.kind !== 'fact') return false;
  const { fact } = event;
  if (fact.kind === 'call-gone') return fact.callId === call.id && fact.cause === 'gateway-failed';
  if (fact.kind === 'command-failed') {
    return fact.command.kind === 'dial-phone' && fact.command.callId === call.id;
  }
  const trunk = world.trunks.find(({ name }) => name === call.route?.trunk);
  const isDown = trunk?.registered === false || trunk?.reachable === false;
  return fact.kind === 'trunks-listed' && call.phase.kind === 'dialling' && isDown;
};

const checkNext = (world: World, event: Event, was: DialledCall, is: Call | undefined): void => {
  const found = (): string => JSON.stringify({ was, is, event });
  must(
    'the next trunk is tried after the one before failed, and before an answer',
    isUnanswered(was) && failedBy(world, event, was) && world.calls.get(was.id) === undefined,
    found,
  );
  must(
    'the call over the next trunk is the same as the one before',
    is !== undefined &&
      is.kind === was.kind &&
      numberOf(world, is) === numberOf(world, was) &&
      is.phase.kind === 'dialling' &&
      isUnanswered(was) &&
      'until' in was.phase &&
      is.phase.until === was.phase.until,
    found,
  );
  const tried = [...(was.route?.failed ?? []), was.route?.trunk];
  must(
    'no trunk is tried twice',
    is?.kind !== 'ivr' && JSON.stringify(is?.route?.failed) === JSON.stringify(tried),
    found,
  );
};

const checkChanges = (
  world: World,
  event: Event,
  before: Before,
  { events, commands }: Outcome,
): number => {
  let changed = 0;
  for (const { event: name, body } of events) {
    if (name !== 'callcenter.call.end' || body['next_call_id'] === undefined) continue;
    const was = before.get(body['call_id'] as CallId);
    if (was === undefined || was.kind === 'ivr') continue;
    changed += 1;
    checkNext(world, event, was, world.calls.get(body['next_call_id'] as CallId));
    const isHungUp = commands.some(
      (command) => command.kind === 'hang-up' && command.callId === was.id,
    );
    const isGone = event.kind === 'fact' && event.fact.kind === 'call-gone';
    must('a call out has one live leg at a time', isHungUp || isGone, () => JSON.stringify(was));
  }
  return changed;
};

type Known = ReadonlyMap<TrunkName, TrunkNow>;

const checkTold = (world: World, known: Known, events: readonly OutwardEvent[]): void => {
  const told = events
    .filter(({ event }) => event === 'callcenter.trunk.state_changed')
    .map(({ body }) => body['trunk']);
  const meant = world.trunks
    .filter(({ name, kind, registered, reachable }) => {
      const { registered: had = null, reachable: was = null } = known.get(name) ?? {};
      const isNews = had !== registered || was !== reachable;
      // A gateway that never came to us is awaited.
      const isDown = (registered === false || reachable === false) && kind !== 'accept';
      return isNews && (had !== null || was !== null || isDown);
    })
    .map(({ name }) => name);
  must(
    'the state of a trunk is told when it changes',
    JSON.stringify(told) === JSON.stringify(meant),
    () => JSON.stringify({ told, meant }),
  );
};

/** No trunk and no limit keeps an emergency number from being called. */
const checkEmergency = (world: World, event: Event, { answer }: Outcome): void => {
  if (answer.kind !== 'refused' || event.kind !== 'request' || !('dialOut' in event.request))
    return;
  const refused = answer.refusal.id;
  const isLimit = ['no-trunk', 'trunks-full', 'too-many-outside-calls'].includes(refused);
  must(
    'emergency numbers are never limited',
    !isLimit || !isEmergency(world, event.request.dialOut.to),
    () => JSON.stringify({ event, refused }),
  );
};

const callsOf = remembered(
  (world): Before => new Map([...world.calls.values()].map((call) => [call.id, call])),
);

/** Looks at calls before a step. What it gives checks, after the step, the ways of those that are new. */
export const watchTrunks = (world: World, event: Event): ((outcome: Outcome) => string[]) => {
  const before = callsOf(world);
  const known: Known = new Map(world.trunks.map((trunk) => [trunk.name, trunk]));
  return (outcome) => {
    for (const call of world.calls.values()) {
      if (!before.has(call.id)) checkNew(world, call, before);
    }
    const changed = checkChanges(world, event, before, outcome);
    checkTold(world, known, outcome.events);
    checkEmergency(world, event, outcome);
    const { answer } = outcome;
    const isFull = answer.kind === 'refused' && answer.refusal.id === 'trunks-full';
    return [
      ...Array.from({ length: changed }, () => 'saw a number tried over the next trunk'),
      ...(isFull ? ['saw a number refused for full trunks'] : []),
    ];
  };
};
