import type { Mailbox } from '../../src/operations/runtime/mailbox.ts';
import type { StoredSound } from '../../src/operations/ports/sounds.ts';
import { ADMIN_KEY } from '../helpers/access.ts';
import { serveApi, type ServedApi } from '../http/served-api.ts';
import { Chance } from '../simulation/chance.ts';
import { RandomRequests, type RandomRequest } from './random-request.ts';
import { Seen } from './random-value.ts';

/** What became of requests. */
export interface Tally {
  /** How often each status and each refusal was the answer. */
  readonly answers: Map<string, number>;
  /** How often each operation of the document was asked for. */
  readonly asked: Map<string, number>;
  /** How often each was carried out. */
  readonly done: Map<string, number>;
}

export const emptyTally = (): Tally => ({
  answers: new Map(),
  asked: new Map(),
  done: new Map(),
});

const count = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};

const XML =
  '<enqueue data="order 7"><route><condition name="sales"/><skill name="sales"/></route></enqueue>';

const mailboxes = async ({ callcenters, store }: ServedApi): Promise<Mailbox[]> =>
  (await store.callcenterIds()).map((id) => callcenters.find(id));

/** Turns without anything under way after which nothing more is to come. */
const CALM_TURNS = 3;

/** What is left to do before anything else is asked: nothing here waits for time, but a busy machine takes more turns. */
const settle = async (api: ServedApi): Promise<void> => {
  for (let calm = 0; calm < CALM_TURNS;) {
    await new Promise((resolve) => setImmediate(resolve));
    const all = await mailboxes(api);
    const isCalm = api.callcenters.scheduler.queueLength === 0 && all.every((one) => one.isQuiet);
    calm = isCalm ? calm + 1 : 0;
  }
};

const worldOf = ({ world }: Mailbox): unknown =>
  [
    ...[world.callcenters, world.extensions, world.agents, world.workChannels],
    ...[world.conditions, world.tasks, world.calls, world.conversations],
  ].map((table) => [...table.values()]);

const promptsOf = async ({ sounds, store }: ServedApi): Promise<(readonly StoredSound[])[]> =>
  Promise.all((await store.callcenterIds()).map((id) => sounds.list(id)));

/** All that a request could change, as text. */
const stateOf = async (api: ServedApi): Promise<string> =>
  JSON.stringify([
    api.store.dump(),
    api.store.events.length,
    (await mailboxes(api)).map(worldOf),
    [...api.telephony.calls],
    [...api.telephony.bridges],
    [...api.telephony.accounts],
    [...api.apiKeys.rows],
    [...api.storedSessions.rows],
    [...api.storedSessions.links],
    [...api.trunking.trunks],
    [...api.callcenters.numbers],
    await promptsOf(api),
  ]);

/** Phones and callers, who do something now and then. */
class Crowd {
  readonly #api: ServedApi;
  readonly #chance: Chance;

  constructor(api: ServedApi, chance: Chance) {
    this.#api = api;
    this.#chance = chance;
  }

  act(): void {
    const { telephony, clock } = this.#api;
    const calls = [...telephony.calls.keys()];
    switch (this.#chance.below(8)) {
      case 0:
        if (calls.length < 20) telephony.callerArrives('acme', { enqueueXml: XML });
        return;
      case 1:
        clock.advance(this.#chance.pick([100, 5000, 60_000, 3_600_000]));
        return;
      case 2:
        if (calls.length > 0) telephony.hangUp(this.#chance.pick(calls));
        return;
      case 3:
        if (this.#chance.oneIn(4)) telephony.disconnect();
        return;
      case 4:
        if (!telephony.isConnected()) telephony.connect();
        return;
      default:
        this.#pickUp();
    }
  }

  /** Phones that are dialled ring, and those that ring are answered. */
  #pickUp(): void {
    const { telephony } = this.#api;
    for (const { callId, origin, state } of [...telephony.calls.values()]) {
      if (origin !== 'platform' || state === 'up' || this.#chance.oneIn(3)) continue;
      if (state === 'down') telephony.ring(callId);
      else telephony.answer(callId);
    }
  }
}

/** A file by its first bytes. */
const told = ({ sent, ...request }: RandomRequest): string => {
  if (sent === undefined || !('raw' in sent) || typeof sent.raw === 'string') {
    return JSON.stringify({ ...request, sent });
  }
  const { raw, type } = sent;
  const file = { bytes: raw.length, header: raw.toString('hex', 0, 64), type };
  return JSON.stringify({ ...request, file });
};

const MAY_CHANGE = new Set(['000003', '000004']);

/** One service, and requests at random from a seed. */
class Round {
  readonly #api: ServedApi;
  readonly #crowd: Crowd;
  readonly #requests: RandomRequests;
  readonly #seen = new Seen();
  readonly #tally: Tally;
  readonly #chance: Chance;

  constructor(api: ServedApi, seed: number, tally: Tally) {
    this.#api = api;
    this.#tally = tally;
    this.#chance = new Chance(seed);
    this.#crowd = new Crowd(api, this.#chance);
    this.#requests = new RandomRequests(this.#chance, this.#seen);
  }

  /** Enough that requests find something. */
  async furnish(): Promise<void> {
    const { telephony } = this.#api;
    const acme = '/callcenter/acme';
    await this.#api.do('PUT', acme, {});
    for (const [name, user] of [
      ['ana', '1001'],
      ['bob', '1002'],
    ]) {
      telephony.registerPhone(user ?? '');
      await this.#api.do('POST', `${acme}/extension`, { type: 1, user });
      const skills = [{ name: 'sales', score: 80 }];
      await this.#api.do('POST', `${acme}/agent`, { name, extension: user, state: 'idle', skills });
      this.#seen.note('agent_name', name);
      this.#seen.note('extension', user);
    }
    await this.#api.do('POST', `${acme}/condition`, { name: 'sales', where: 'true' });
    this.#seen.note('callcenter_id', 'acme');
  }

  async ask(): Promise<void> {
    if (this.#chance.oneIn(3)) this.#crowd.act();
    await settle(this.#api);
    const request = this.#requests.next();
    try {
      await this.#send(request);
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${told(request)}`, { cause: error });
    }
  }

  async #send({ operation, method, path, sent, headers }: RandomRequest): Promise<void> {
    const before = await stateOf(this.#api);
    const { status, json } = await this.#api.call(method, path, sent, headers);
    await settle(this.#api);
    const id = json.error?.id ?? 'ok';
    this.#note(operation, status, id);
    if (status < 400) {
      // The key that asks may have removed itself. It is there again, as after a restart.
      await this.#api.keys.provideAdmin(ADMIN_KEY);
      await this.#learn(json.data);
      return;
    }
    if (status >= 500 && !MAY_CHANGE.has(json.code)) throw new Error(`${status} ${json.msg}`);
    if (status < 500 && (await stateOf(this.#api)) !== before) {
      throw new Error(`changed something, although refused: ${status} ${id}`);
    }
  }

  #note(operation: string | null, status: number, id: string): void {
    count(this.#tally.answers, `${status} ${id}`);
    if (operation === null) return;
    count(this.#tally.asked, operation);
    if (status < 400) count(this.#tally.done, operation);
  }

  /** Ids, which answers give and other requests take. */
  async #learn(data: unknown): Promise<void> {
    this.#seen.learn(data);
    for (const id of this.#api.telephony.calls.keys()) this.#seen.note('call_id', id);
    for (const id of this.#api.telephony.bridges.keys()) this.#seen.note('conversation_id', id);
    const [acme] = await mailboxes(this.#api);
    const world = acme?.world;
    for (const { id } of world?.tasks.values() ?? []) this.#seen.note('queue_task_id', id);
    for (const { name } of world?.agents.values() ?? []) this.#seen.note('agent_name', name);
    for (const { name } of world?.conditions.values() ?? [])
      this.#seen.note('condition_name', name);
    for (const { name } of (await promptsOf(this.#api)).flat()) this.#seen.note('sound', name);
  }
}

const complaints = (api: ServedApi): string[] =>
  api.log
    .filter(({ level }) => level === 'error')
    .map(
      ({ message, fields }) => `${message} ${JSON.stringify(fields, Object.getOwnPropertyNames)}`,
    );

/**
 * Sends requests at random to a service of its own.
 * @throws Error with the seed and the request if one fails the service, changes something although
 * it is refused, or is answered otherwise than documented
 */
export const playRound = async (seed: number, requests: number, tally: Tally): Promise<void> => {
  const ends: (() => unknown)[] = [];
  const api = await serveApi({ teardown: (end) => ends.push(end) });
  try {
    const round = new Round(api, seed, tally);
    await round.furnish();
    for (let asked = 0; asked < requests; asked += 1) await round.ask();
    const [complaint] = complaints(api);
    if (complaint !== undefined) throw new Error(complaint);
  } catch (error) {
    throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error });
  } finally {
    for (const end of ends) await end();
  }
};
