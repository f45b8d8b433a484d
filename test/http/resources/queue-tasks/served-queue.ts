import type { ExecutionContext } from 'ava';
import type { HttpDeps } from '../../../../src/http/app.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { type Answer, serveAcme, type Sent, type ServedApi } from '../../served-api.ts';

export const ACME = '/callcenter/acme';
export const XML =
  '<enqueue data="order 7"><route><condition name="all" fetch_timeout="20"/></route></enqueue>';

export interface List {
  readonly total_count: number;
  readonly result: readonly { readonly id: string; readonly state: string }[];
}

/** Condition `all`, agent ana idle with a registered phone. */
export const serveQueue = async (
  t: ExecutionContext,
  more: Partial<HttpDeps> = {},
): Promise<ServedApi> => {
  const api = await serveAcme(t, more);
  api.telephony.registerPhone('ana-phone');
  await api.do('POST', `${ACME}/condition`, { name: 'all', where: 'true' });
  await api.do('POST', `${ACME}/agent`, { name: 'ana', extension: 'ana-phone', state: 'idle' });
  return api;
};

export const untilTask = (api: ServedApi, state: string) =>
  eventually(
    async () => {
      const { result } = await api.do<List>('GET', `${ACME}/queue_task`);
      return result.find((task) => task.state === state);
    },
    { awaited: `a queue task to be ${state}` },
  );

/** A caller for whom ana's phone rings. */
export const ringAna = async (api: ServedApi, enqueueXml = XML) => {
  const caller = api.telephony.callerArrives('acme', { number: '200', enqueueXml });
  const call = await eventually(() => api.telephony.callOf('ana-phone'), {
    awaited: "ana's phone to be dialled",
  });
  api.telephony.ring(call.callId);
  const { id } = await untilTask(api, 'fetching');
  return { caller, agentCall: call.callId, id };
};

export const reject = (api: ServedApi, sent: Sent, agent = 'ana'): Promise<Answer> =>
  api.call('POST', `${ACME}/agent/${agent}/reject`, sent);
