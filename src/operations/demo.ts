import type { Access } from '../domain/api-key.ts';
import { DEFAULT_WORK_CHANNEL } from '../domain/work-channel.ts';
import type { AgentName, CallcenterId, ConditionName, ExtensionId, KeyId } from '../domain/ids.ts';
import type { StoredCondition } from '../domain/stored-condition.ts';
import type { Callcenters } from './callcenters.ts';
import { NO_CONTEXT } from './ports/log-context.ts';
import type { Logger } from './ports/logger.ts';
import type { Telephony } from './ports/telephony.ts';
import type { MadeLink, Sessions } from './sessions.ts';
import { generatePassword, passwordDigest } from './sip-account.ts';

const DEMO = 'demo' as CallcenterId;
const AGENTS = ['ana', 'ben'] as AgentName[];
const HOUR_MS = 60 * 60 * 1000;

/** Agents of the demo choose their phones: nobody else is there to do it. Notes have something to say. */
const SETTINGS = { agentsChoosePhone: true, outcomes: ['sold', 'call again', 'wrong number'] };

/** Those of the sample IVR, which any agent of the demo may serve. */
const CONDITIONS = ['sales', 'support'] as ConditionName[];
/** Browsers: one for each agent, one for whoever calls, and one for whoever listens in. */
const PHONES = [...AGENTS.map((agent) => `demo-${agent}`), 'demo-caller', 'demo-supervisor'];

/** Asterisk is connected with in a tenth of that, if it is there. */
const ASTERISK_WITHIN_MS = 2000;
const LOOK_EVERY_MS = 20;

interface Deps {
  readonly callcenters: Callcenters;
  readonly sessions: Sessions;
  readonly telephony: Pick<Telephony, 'isConnected'>;
  readonly log: Logger;
}

/** A link of the demo, and whom it is for in a few words. */
export interface DemoLink extends MadeLink {
  readonly who: string;
}

const PEOPLE: readonly { readonly who: string; readonly access: Access }[] = [
  { who: 'administrator', access: { role: 'admin' } },
  { who: 'supervisor', access: { role: 'supervisor', callcenterId: DEMO } },
  ...AGENTS.map((agent) => ({
    who: `agent ${agent}`,
    access: { role: 'agent', callcenterId: DEMO, agent } as const,
  })),
];

/**
 * Makes call center `demo` with conditions and phones, and a link for each of those who are needed to try it.
 * @param keyId with which the links end
 */
export const makeDemo = async (deps: Deps, keyId: KeyId): Promise<readonly DemoLink[]> => {
  const { callcenters, sessions } = deps;
  await callcenters.put(DEMO, SETTINGS, NO_CONTEXT);
  for (const name of CONDITIONS) {
    const condition = anybody(name);
    await callcenters.find(DEMO).ask({ kind: 'create-condition', condition }, NO_CONTEXT);
  }
  await makePhones(deps);
  const links: DemoLink[] = [];
  for (const { who, access } of PEOPLE) {
    links.push({ who, ...(await sessions.makeLink({ keyId, access, validForMs: HOUR_MS })) });
  }
  return links;
};

const anybody = (name: ConditionName): StoredCondition => ({
  ...{ name, workChannel: DEFAULT_WORK_CHANNEL, where: 'true', sort: '0', priority: 0 },
  ...{ timeoutMs: null, queueTimeoutMs: null, fetchTimeoutMs: null },
});

/** Without Asterisk, or where it has such phones already, there are none; all else can be looked at. */
const makePhones = async ({ callcenters, telephony, log }: Deps): Promise<void> => {
  for (let waited = 0; !telephony.isConnected(); waited += LOOK_EVERY_MS) {
    if (waited >= ASTERISK_WITHIN_MS) {
      log.warn({}, 'the demo has no phones, as Asterisk is not there');
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  try {
    for (const user of PHONES) {
      callcenters.claimSipUser(user, DEMO);
      const request = { kind: 'create-extension', extension: browserPhone(user) } as const;
      await callcenters.find(DEMO).ask(request, NO_CONTEXT);
    }
  } catch (error) {
    log.warn({ err: error }, 'the demo has not all of its phones');
  }
};

const browserPhone = (user: string) => ({
  ...({ id: user as ExtensionId, kind: 'sip-terminal', user, webrtc: true } as const),
  passwordDigest: passwordDigest(user, generatePassword()),
});
