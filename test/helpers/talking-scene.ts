import test, { type ExecutionContext } from 'ava';
import type { CallerAccount } from './caller.ts';
import { type TestAgent, type TestCallcenter, withCallcenter } from './callcenter.ts';
import { putThrough, type Talk } from './conversation.ts';
export { enter } from './conversation.ts';
import type { Speaker } from './speaker.ts';
import type { RunningService } from './running-service.ts';
import type { Participant } from './who-hears-whom.ts';

/** Ana talks with Cleo, a caller; Sue is logged in, away and not in it. */
export interface Talking extends Talk {
  readonly callcenter: TestCallcenter;
  readonly ana: TestAgent;
  readonly cleo: CallerAccount;
  readonly sue: TestAgent;
}

/** Makes tests that begin with such a conversation. */
export const talkingScene =
  (serviceOf: () => RunningService) =>
  (
    title: string,
    run: (talking: Talking, t: ExecutionContext) => Promise<void>,
    attributes = '',
  ): void => {
    test.serial(title, (t) =>
      withCallcenter(t, serviceOf(), async (callcenter) => {
        const ana = await callcenter.agent('ana');
        const cleo = await callcenter.caller('cleo');
        const sue = await callcenter.agent('sue', { state: 'away/desk' });
        const talk = await putThrough(callcenter, ana, cleo, attributes);
        await run({ callcenter, ana, cleo, sue, ...talk }, t);
      }),
    );
  };

/** Somebody with the mode that they are expected to have. */
export const at = (mode: number, { phone }: { readonly phone: Speaker }): Participant => ({
  line: phone,
  mode,
});

/** Sue talks with Dave, besides Ana with Cleo. */
export const secondTalk = async ({ callcenter, sue }: Talking) => {
  const dave = await callcenter.caller('dave');
  await sue.post('state', { state: 'idle' });
  return { dave, ...(await putThrough(callcenter, sue, dave)) };
};
