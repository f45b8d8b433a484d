import type { CallerAccount } from '../helpers/caller.ts';
import type { TestAgent, TestCallcenter } from '../helpers/callcenter.ts';

/** Who takes part in the rounds of one pair: an agent, their caller, and two colleagues who are away. */
export interface Cast {
  readonly callcenter: TestCallcenter;
  readonly ana: TestAgent;
  readonly cleo: CallerAccount;
  readonly sue: TestAgent;
  readonly bob: TestAgent;
}

/** Makes the phones of a pair, and logs its agents in. */
export const castOf = async (callcenter: TestCallcenter, pair: number): Promise<Cast> => ({
  callcenter,
  ana: await callcenter.agent(`ana${pair}`),
  cleo: await callcenter.caller(`cleo${pair}`),
  sue: await callcenter.agent(`sue${pair}`, { state: 'away/desk' }),
  bob: await callcenter.agent(`bob${pair}`, { state: 'away/desk' }),
});
