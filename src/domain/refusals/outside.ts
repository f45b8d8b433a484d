import { phrase } from '../../messages/phrase.ts';
import { Refusal } from '../refusal.ts';

/** Whose rule it is: the call center's own, or the administrator's for it. */
export type RuleOf = 'callcenter' | 'admin';

/** Calls to numbers that are not let out. */
export const outsideRefusals = {
  numberNotAllowed: (number: string, ruleOf: RuleOf): Refusal =>
    new Refusal('number-not-allowed', phrase(`number-not-allowed-by-${ruleOf}`, { number }), {
      number,
      rule_of: ruleOf,
    }),
  /** @param shown what may be shown */
  callerIdNotAllowed: (from: string, ruleOf: RuleOf, shown: readonly string[]): Refusal =>
    new Refusal('caller-id-not-allowed', phrase('caller-id-not-allowed', { from, shown }), {
      from,
      rule_of: ruleOf,
      caller_ids: shown.join(', '),
    }),
  /** @param agent null: the whole call center has too many */
  tooManyOutsideCalls: (agent: string | null, limit: number, present: number): Refusal =>
    new Refusal(
      'too-many-outside-calls',
      agent === null
        ? phrase('too-many-outside-calls', { limit, present })
        : phrase('too-many-outside-calls-of-agent', { agent, limit, present }),
      { agent, limit, present },
    ),
};
