import type { CallerAccount } from './caller.ts';
import type { AgentSettings, TestAgent, TestCallcenter } from './callcenter.ts';
import type { PhoneCall } from './phone-call.ts';

/** What the dialplan writes for a caller who asks for sales. */
export const SALES = '<enqueue data="order 7"><route><condition name="sales"/></route></enqueue>';

/** Ana, who sells, and Ben, a caller who is not handed in yet. */
export interface SalesScene {
  readonly ana: TestAgent;
  readonly ben: CallerAccount;
}

/** Ana is idle unless told otherwise. */
export const salesScene = async (
  callcenter: TestCallcenter,
  anas: AgentSettings = {},
): Promise<SalesScene> => {
  await callcenter.condition('sales', 'has("sales")');
  const ana = await callcenter.agent('ana', { skills: { sales: 80 }, ...anas });
  return { ana, ben: await callcenter.caller('ben') };
};

/** Ben asks for sales, and Ana's phone is called for them. */
export const callAnaForBen = async (
  callcenter: TestCallcenter,
): Promise<SalesScene & { readonly anasCall: PhoneCall }> => {
  const { ana, ben } = await salesScene(callcenter);
  ben.enqueue(SALES);
  return { ana, ben, anasCall: await ana.phone.nextCall() };
};
