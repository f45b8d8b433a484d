import { phrase } from '../../../messages/phrase.ts';
import type { Call, OutsideCall } from '../../call.ts';
import type { World } from '../world/world.ts';
import type { Extension } from '../../extension.ts';
import type { AgentName } from '../../ids.ts';
import type { NumberRules } from '../../limits-of-use.ts';
import type { RuleOf } from '../../refusals/outside.ts';
import { refusals } from '../../refusals.ts';
import { isNumberAllowed, isSameNumber } from '../../telephone-numbers.ts';
import type { DialOut } from './dial-out.ts';
import { isEmergency, whatPrevents } from './trunk-choice.ts';

/**
 * What holds for every call to a telephone number that somebody asks for. Emergency numbers are
 * called whatever it says.
 * @param agent who asks; null: no agent
 * @throws Refusal number-not-allowed, caller-id-not-allowed, too-many-outside-calls, no-trunk, trunks-full,
 *   invalid-argument
 */
export const refuseOutsideCall = (world: World, agent: AgentName | null, line: DialOut): void => {
  if (isEmergency(world, line.to)) return;
  refuseNumber(world, line.to);
  refuseCallerId(world, line.from);
  refuseLongCall(world, line);
  refuseOneMore(world, agent);
  refuseWithoutTrunk(world, line.to);
};

/** @throws Refusal no-trunk, trunks-full */
const refuseWithoutTrunk = (world: World, number: string): void => {
  const prevents = whatPrevents(world, number);
  if (prevents === null) return;
  throw prevents.kind === 'no-trunk'
    ? refusals.noTrunk(number)
    : refusals.trunksFull(number, prevents.trunks);
};

/** The call center's own rules and those that are set for it: both hold. */
const rulesOf = ({ callcenter }: World): readonly (readonly [RuleOf, NumberRules])[] => [
  ['admin', callcenter.limits],
  ['callcenter', callcenter.settings],
];

/**
 * An agent's own phone that is a plain telephone is called over the trunk as well.
 * @throws Refusal number-not-allowed
 */
export const refuseTelephone = (world: World, extension: Extension): void => {
  if (extension.kind === 'telephone') refuseNumber(world, extension.number);
};

/**
 * Emergency numbers are refused as others are: nobody asks to be called back there.
 * @throws Refusal number-not-allowed
 */
export const refuseNumber = (world: World, number: string): void => {
  const ruleOf = ruleAgainstCalling(world, number);
  if (ruleOf !== null) throw refusals.numberNotAllowed(number, ruleOf);
};

/** Whose rule forbids to call a number; null: nobody's. */
const ruleAgainstCalling = (world: World, number: string): RuleOf | null => {
  for (const [ruleOf, { allowedPrefixes, deniedPrefixes }] of rulesOf(world)) {
    if (!isNumberAllowed(number, allowedPrefixes, deniedPrefixes)) return ruleOf;
  }
  return null;
};

/** @throws Refusal caller-id-not-allowed */
const refuseCallerId = (world: World, from: string): void => {
  const broken = ruleAgainstShowing(world, from);
  if (broken !== null) throw refusals.callerIdNotAllowed(from, broken.ruleOf, broken.callerIds);
};

/** Numbers that alone may be shown as caller, and who says so. */
interface ShownRule {
  readonly ruleOf: RuleOf;
  readonly callerIds: readonly string[];
}

/**
 * The rule by which a number may not be shown as caller; null: it may be.
 * @param from empty: what the trunk shows, which always may
 */
export const ruleAgainstShowing = (world: World, from: string): ShownRule | null => {
  if (from === '') return null;
  for (const [ruleOf, { callerIds }] of rulesOf(world)) {
    if (callerIds === null || callerIds.some((each) => isSameNumber(each, from))) continue;
    return { ruleOf, callerIds };
  }
  return null;
};

/** Whether a call may be made anew, by the rules of this moment. Emergencies are called whatever is said. */
export const mayStillCall = (world: World, { number, from }: OutsideCall): boolean =>
  isEmergency(world, number) ||
  (ruleAgainstCalling(world, number) === null && ruleAgainstShowing(world, from) === null);

const refuseLongCall = (world: World, { maxAnswerMs }: DialOut): void => {
  const limit = world.callcenter.settings.maxAnswerSeconds;
  const given = maxAnswerMs / 1000;
  if (given <= limit) return;
  throw refusals.invalidArgument(phrase('answer-time-above-limit', { limit, given }), {
    in: 'body',
    path: 'max_answer_seconds',
    expected: `at most ${limit}`,
  });
};

const refuseOneMore = (world: World, agent: AgentName | null): void => {
  const { maxOutsideCalls, maxOutsideCallsPerAgent } = world.callcenter.settings;
  const lines = outsideCallsOf(world);
  const own = lines.filter((line) => line.agent === agent).length;
  if (agent !== null && own >= maxOutsideCallsPerAgent) {
    throw refusals.tooManyOutsideCalls(agent, maxOutsideCallsPerAgent, own);
  }
  const present = lines.length + telephonesOf(world);
  if (present < maxOutsideCalls) return;
  throw refusals.tooManyOutsideCalls(null, maxOutsideCalls, present);
};

/** Numbers that are called, until Asterisk says that they are gone, or are as soon as a phone is answered. */
const outsideCallsOf = (world: World): readonly OutsideCall[] => {
  const called = [...world.calls.values()].filter((call) => call.kind === 'outside');
  const pending = [...world.conversations.values()].flatMap((each) => each.pending);
  const planned = pending.map((one) => (one.kind === 'phone' ? one.plan : null));
  return [...called, ...planned.flatMap((plan) => (plan?.kind === 'line' ? [plan.call] : []))];
};

/** Agents' own phones that are plain telephones are called over the trunk as well. */
const telephonesOf = (world: World): number => {
  const isTelephone = (call: Call): boolean =>
    call.kind === 'agent' && world.extensions.get(call.extension)?.kind === 'telephone';
  return [...world.calls.values()].filter(isTelephone).length;
};
