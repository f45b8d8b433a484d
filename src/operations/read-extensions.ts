import type { Extension } from '../domain/extension.ts';
import type { World } from '../domain/engine/world/world.ts';
import type { AgentName, CallcenterId, ExtensionId } from '../domain/ids.ts';
import { refusals } from '../domain/refusals.ts';
import { findExtension } from '../domain/requests/checks/find.ts';
import type { LogContext } from './ports/log-context.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';
import { pageOfTable } from './page-of-table.ts';
import type { Page, PageOf } from './ports/page.ts';
import type { RegistrationState } from './ports/telephony.ts';

/** An extension, and whether a phone has registered with its account just now. */
export interface ObservedExtension {
  readonly extension: Extension;
  /** null: a phone of this kind does not register. */
  readonly registration: RegistrationState | null;
}

/** Browsers' phones that nobody is logged in with. */
const freePhones = ({ extensions, phoneHolders }: World): readonly ExtensionId[] =>
  [...extensions.values()].flatMap((each) =>
    each.kind === 'sip-terminal' && each.webrtc && !phoneHolders.has(each.id) ? each.id : [],
  );

/** An agent's own; one who is not logged in yet sees which they may log in with, if that is theirs to choose. */
const phonesOf = (world: World, name: AgentName): readonly ExtensionId[] => {
  const agent = world.agents.get(name);
  if (agent !== undefined) return agent.extensions;
  return world.callcenter.settings.agentsChoosePhone ? freePhones(world) : [];
};

/**
 * @param only for all others than this agent's it is as if there were none; null: all are shown
 * @throws Refusal callcenter-not-found, extension-not-found
 */
export const getExtension = async (
  { callcenters, telephony }: Pick<OperationDeps, 'callcenters' | 'telephony'>,
  id: CallcenterId,
  extensionId: ExtensionId,
  logContext: LogContext,
  only: AgentName | null = null,
): Promise<ObservedExtension> => {
  const { world } = callcenters.find(id);
  if (only !== null && !phonesOf(world, only).includes(extensionId)) {
    throw refusals.extensionNotFound(extensionId);
  }
  const extension = findExtension(world, extensionId);
  if (extension.kind !== 'sip-terminal') return { extension, registration: null };
  return { extension, registration: await telephony.registrationOf(extension.user, logContext) };
};

/** As it was told last; of all that there are, asking anew would be too much. */
const asLastTold = ({ registrations }: World, extension: Extension): ObservedExtension => {
  if (extension.kind !== 'sip-terminal') return { extension, registration: null };
  const isRegistered = registrations.get(extension.id);
  if (isRegistered === undefined) return { extension, registration: 'unknown' };
  return { extension, registration: isRegistered ? 'registered' : 'not-registered' };
};

/**
 * @param only the phones of this agent alone; null: all
 * @throws Refusal callcenter-not-found
 */
export const listExtensions = (
  { callcenters }: Pick<OperationDeps, 'callcenters'>,
  id: CallcenterId,
  page: Page,
  only: AgentName | null = null,
): PageOf<ObservedExtension> => {
  const { world } = callcenters.find(id);
  const own = only === null ? null : phonesOf(world, only);
  const shown = own?.flatMap((one) => world.extensions.get(one) ?? []);
  const table =
    shown === undefined ? world.extensions : { size: shown.length, values: () => shown };
  const { rows, ...rest } = pageOfTable<Extension>(table, page);
  return { ...rest, rows: rows.map((extension) => asLastTold(world, extension)) };
};
