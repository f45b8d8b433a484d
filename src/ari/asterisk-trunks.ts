import { createHash } from 'node:crypto';
import type { TrunkName } from '../domain/ids.ts';
import { isBuiltIn, type Trunk } from '../domain/trunk.ts';
import { type LogContext, NO_CONTEXT } from '../operations/ports/log-context.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type { CommandResult } from '../operations/ports/telephony.ts';
import type { SeenTrunk, Trunking, TrunkListener } from '../operations/ports/trunking.ts';
import { accountMark, makerIn } from './account-mark.ts';
import { AriError } from './ari-error.ts';
import { isMadeHere } from './call-names.ts';
import type { AriCalls, AriClient } from './client.ts';
import type { EndpointSettings } from './endpoint-settings.ts';
import type { OutboundRegistrations } from './outbound-registrations.ts';
import { isOurs, listed, markOf, MODULE, NameTaken, removePart, takenBy } from './sip-accounts.ts';
import { TRUNK_PARTS, trunkObjects } from './trunk-objects.ts';

/** What is needed besides Asterisk itself. */
export interface AsteriskTrunksDeps {
  readonly ari: AriClient;
  readonly app: string;
  readonly endpoints: EndpointSettings;
  readonly registrations: OutboundRegistrations;
  readonly log: Logger;
}

/** The pause between two looks at the state of all trunks. */
const LOOK_EVERY_MS = 1000;
/** No call center has this name: trunks are of all. */
const OF_ALL = '~trunk';
const DONE: CommandResult = { kind: 'done' };

/**
 * The trunks in Asterisk: objects that ARI pushes, which work at once and outlive a restart. Those that Asterisk
 * lacks when it is reached again are put anew. Their state is looked at again and again, for the same reason as that
 * of phones (registrations.ts).
 */
export class AsteriskTrunks implements Trunking {
  readonly #deps: AsteriskTrunksDeps;
  #listener: TrunkListener | null = null;
  #timer: NodeJS.Timeout | undefined;
  /** Changes with each connection: what was asked before counts no more. */
  #turn = Symbol('turn');
  /** One trunk is put or removed after the other. */
  #working: Promise<unknown> = Promise.resolve();

  constructor(deps: AsteriskTrunksDeps) {
    this.#deps = deps;
    deps.ari.onConnection(({ state }) => {
      this.close();
      if (state === 'connected') void this.#keep(this.#turn);
    });
  }

  listen(listener: TrunkListener): void {
    this.#listener = listener;
  }

  put(trunk: Trunk, isNew: boolean, logContext: LogContext): Promise<CommandResult> {
    return this.#do(logContext, (ari) => this.#put(ari, trunk, isNew));
  }

  remove(trunk: Trunk, logContext: LogContext): Promise<CommandResult> {
    return this.#do(logContext, async (ari) => {
      const mark = await markOf(ari, trunk.name);
      if (mark !== null && !(await isOurs(ari, this.#deps.app, mark, false))) return;
      await removeAll(ari, trunk.name);
    });
  }

  /** Nothing is looked at any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#turn = Symbol('turn');
  }

  #do(logContext: LogContext, work: (ari: AriCalls) => Promise<void>): Promise<CommandResult> {
    const done = this.#working.then(async (): Promise<CommandResult> => {
      try {
        await work(this.#deps.ari.onBehalfOf(logContext));
        return DONE;
      } catch (error) {
        return resultOf(error);
      }
    });
    this.#working = done;
    return done;
  }

  async #put(ari: AriCalls, trunk: Trunk, isNew: boolean): Promise<void> {
    const { app, endpoints } = this.#deps;
    const objects = trunkObjects(trunk, endpoints);
    const mark = accountMark(app, OF_ALL, editionOf(objects));
    const known = await markOf(ari, trunk.name);
    if (known !== null && !(await isOurs(ari, app, known, isNew))) {
      throw takenBy(trunk.name, makerIn(known));
    }
    if (known === mark) return;
    // A registration is tried with new credentials only when it is begun anew, and some objects cannot be changed (500).
    if (known !== null) await removeAll(ari, trunk.name);
    const marked = { ...objects, endpoint: { ...objects.endpoint, accountcode: mark } };
    try {
      for (const part of TRUNK_PARTS) {
        const fields = marked[part];
        if (fields === undefined) await removePart(ari, part, trunk.name);
        else await ari.updateConfigObject(MODULE, part, trunk.name, listed(fields));
      }
    } catch (error) {
      if (known === null) await removeAll(ari, trunk.name);
      throw isInFile(error) ? new NameTaken(trunk.name, null, 'a file of Asterisk has it') : error;
    }
  }

  async #keep(turn: symbol): Promise<void> {
    for (const trunk of this.#listener?.wanted() ?? []) {
      if (turn !== this.#turn) return;
      if (isBuiltIn(trunk.name)) continue;
      const result = await this.put(trunk, false, NO_CONTEXT);
      if (result.kind === 'done') continue;
      this.#deps.log.error({ trunk: trunk.name, result: result.kind }, 'a trunk cannot be made');
    }
    if (turn === this.#turn) await this.#look(turn);
  }

  async #look(turn: symbol): Promise<void> {
    const trunks = this.#listener?.wanted() ?? [];
    const registers = trunks.some(({ kind }) => kind === 'register');
    const registered = registers ? await this.#deps.registrations.read() : null;
    const seen = new Map<TrunkName, SeenTrunk>();
    for (const trunk of trunks) {
      const ours = registered?.get(trunk.name);
      const now = await this.#stateOf(trunk, ours === undefined ? null : ours === 'yes');
      if (now !== null) seen.set(trunk.name, now);
    }
    if (turn !== this.#turn) return;
    this.#listener?.seen(seen);
    this.#timer = setTimeout(() => void this.#look(turn), LOOK_EVERY_MS);
  }

  /** @param holds whether our registration with the carrier does; null: it is not known, or there is none */
  async #stateOf({ name, kind }: Trunk, holds: boolean | null): Promise<SeenTrunk | null> {
    try {
      const { state, channel_ids } = await this.#deps.ari.getEndpoint('PJSIP', name);
      const reachable = state === 'unknown' ? null : state === 'online';
      const callsIn = channel_ids.filter((id) => !isMadeHere(id)).length;
      const registered = kind === 'accept' ? reachable : holds;
      return { registered, reachable, calls: channel_ids.length, callsIn };
    } catch (error) {
      if (error instanceof AriError) return null;
      throw error;
    }
  }
}

const editionOf = (objects: object): string =>
  createHash('sha256').update(JSON.stringify(objects)).digest('hex').slice(0, 16);

const removeAll = async (ari: AriCalls, name: string): Promise<void> => {
  for (const part of TRUNK_PARTS.toReversed()) await removePart(ari, part, name);
};

const isInFile = (error: unknown): boolean => error instanceof AriError && error.status === 403;

const resultOf = (error: unknown): CommandResult => {
  if (!(error instanceof AriError)) throw error;
  if (error instanceof NameTaken) {
    const { user, madeBy, reason } = error;
    return { kind: 'name-taken', user, madeBy, message: reason };
  }
  return error.kind === 'refused'
    ? { kind: 'refused', message: error.message }
    : { kind: 'postponed' };
};
