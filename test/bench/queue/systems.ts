import type { AriClient } from '../../../src/ari/client.ts';
import { Api } from '../../helpers/api.ts';
import { runningAsterisk, uniqueName } from '../../helpers/asterisk.ts';
import { ServiceProcess } from '../../helpers/service-process.ts';
import {
  makeAgentAccounts,
  makeCallerAccount,
  removeAgentAccounts,
  removeCallerEndpoint,
} from './accounts.ts';
import { AskedProcess } from './asked-process.ts';
import type { FloorAnswers } from './floor-served.ts';
import type { PhonesAnswers } from './phones-served.ts';

/** What is measured: Asterisk's own queue, this service, and a bare ARI program that does the least. */
export const SYSTEMS = ['app_queue', 'ours', 'floor'] as const;
export type SystemName = (typeof SYSTEMS)[number];

/** One of them, with phones of its own for its agents. */
export interface System {
  readonly name: SystemName;
  /** The account from which its callers come. */
  readonly caller: string;
  /** What they dial. */
  readonly number: string;
  /** Its own process; null: it is in Asterisk's. */
  readonly pid: number | null;
  /** So many agents are on duty from now on. */
  staff(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** This service, and what one can ask of it. */
export interface OurSystem extends System {
  readonly service: ServiceProcess;
  readonly api: Api;
}

type Phones = AskedProcess<PhonesAnswers>;

export const AGENTS = 100;

const names = (accounts: readonly { readonly user: string }[]): string[] =>
  accounts.map(({ user }) => user);

/** Asterisk's own queue. Its members come and go by the dialplan. */
export const startAppQueue = async (ari: AriClient, phones: Phones): Promise<System> => {
  const accounts = await makeAgentAccounts(ari, AGENTS);
  const caller = await makeCallerAccount(ari, 'bench-app-queue');
  await phones.ask('addAgents', accounts);
  const number = 'call';
  await phones.ask('addCaller', caller, number);
  let onDuty: readonly string[] = [];
  const staff = async (count: number): Promise<void> => {
    const wanted = names(accounts.slice(0, count));
    const come = wanted.filter((user) => !onDuty.includes(user)).map((user) => `add-${user}`);
    const go = onDuty.filter((user) => !wanted.includes(user)).map((user) => `remove-${user}`);
    onDuty = wanted;
    await phones.ask('dialInTurn', caller, [...come, ...go]);
  };
  return {
    name: 'app_queue',
    ...{ caller, number },
    pid: null,
    staff,
    stop: async () => {
      await staff(0);
      await removeAgentAccounts(ari, accounts);
      await removeCallerEndpoint(ari, caller);
    },
  };
};

/** The service, as `npm start` runs it. */
export const startOurs = async (
  phones: Phones,
  environment: Readonly<Record<string, string>> = {},
): Promise<OurSystem> => {
  const service = await ServiceProcess.start({
    script: 'docker/start.sh',
    environment: {
      ...process.env,
      LOG_LEVEL: 'info',
      ARI_URL: runningAsterisk().ariUrl,
      ...environment,
    },
  });
  const callcenter = uniqueName('bench');
  const api = new Api(service.baseUrl, callcenter, service.key);
  await api.do('PUT', '', { max_no_answer: 0 });
  await api.do('POST', 'condition', { name: 'bench', where: 'has("bench")' });
  const agents = await hire(api, phones);
  const caller = await makeCallerAccount(service.ari, 'bench-ours');
  const number = `${service.app}*${callcenter}`;
  await phones.ask('addCaller', caller, number);
  let onDuty = 0;
  return {
    name: 'ours',
    ...{ caller, number },
    service,
    api,
    get pid() {
      return service.pid;
    },
    staff: async (count) => {
      for (const [number, name] of agents.entries()) {
        const [was, is] = [number < onDuty, number < count];
        if (was !== is)
          await api.do('POST', `agent/${name}/state`, { state: is ? 'idle' : 'away' });
      }
      onDuty = count;
    },
    stop: async () => {
      await removeCallerEndpoint(service.ari, caller);
      await leave(api, agents);
      await service.stop();
    },
  };
};

const hire = async (api: Api, phones: Phones): Promise<string[]> => {
  const prefix = uniqueName('agent');
  const agents = Array.from({ length: AGENTS }, (_, number) => `${prefix}-${number}`);
  for (const user of agents) {
    const body = { type: 1, user };
    const { password } = await api.do<{ password: string }>('POST', 'extension', body);
    await phones.ask('addAgents', [{ user, password }]);
    const skills = [{ name: 'bench', score: 50 }];
    await api.do('POST', 'agent', { name: user, extension: user, state: 'away', skills });
  }
  return agents;
};

const leave = async (api: Api, agents: readonly string[]): Promise<void> => {
  for (const name of agents) {
    await api.do('DELETE', `agent/${name}?force=true`);
    await api.do('DELETE', `extension/${name}`);
  }
  await api.do('DELETE', '');
};

/** The bare program, with the options of Node that the service has. */
export const startFloor = async (ari: AriClient, phones: Phones): Promise<System> => {
  const accounts = await makeAgentAccounts(ari, AGENTS);
  await phones.ask('addAgents', accounts);
  const app = uniqueName('floor');
  const caller = await makeCallerAccount(ari, 'bench-floor');
  await phones.ask('addCaller', caller, app);
  const options = ['--max-semi-space-size=64'];
  const floor = AskedProcess.start<FloorAnswers>('test/bench/queue/floor-served.ts', options);
  const { ariUrl, ariUsername, ariPassword } = runningAsterisk();
  await floor.ask('open', ariUrl, ariUsername, ariPassword, app);
  return {
    name: 'floor',
    ...{ caller, number: app },
    pid: floor.pid,
    staff: (count) => floor.ask('staff', names(accounts.slice(0, count))),
    stop: async () => {
      await floor.stop();
      await removeAgentAccounts(ari, accounts);
      await removeCallerEndpoint(ari, caller);
    },
  };
};
