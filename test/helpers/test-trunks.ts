import { Connection } from '../../src/client/index.ts';
import { uniqueName } from './asterisk.ts';
import { eventually } from './eventually.ts';
import { FarCarrier } from './far-carrier.ts';
import type { RunningService } from './running-service.ts';

/** A trunk as the API shows it, as far as tests look at it. */
export interface TrunkView {
  readonly name: string;
  readonly registered: boolean | null;
  readonly reachable: boolean | null;
  readonly calls: number;
  /** Of one of kind `accept` that was just made. */
  readonly password?: string;
}

/** Trunks and carriers of one test, which are taken away after it. */
export class TestTrunks {
  readonly #service: Pick<RunningService, 'baseUrl' | 'key'>;
  readonly #carriers: FarCarrier[] = [];
  readonly #names: string[] = [];

  constructor(service: Pick<RunningService, 'baseUrl' | 'key'>) {
    this.#service = service;
  }

  /** Asks the API as an administrator. @throws ApiError */
  async ask<Data>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Data> {
    const { baseUrl, key } = this.#service;
    const connection = new Connection({ baseUrl, key, retries: 0 });
    const answer = await connection.send(method, path, body === undefined ? {} : { body });
    return ((await answer.json()) as { data: Data }).data;
  }

  /** A carrier with an address of its own. */
  async carrier(...settings: Parameters<typeof FarCarrier.open>): Promise<FarCarrier> {
    const open = await FarCarrier.open(...settings);
    this.#carriers.push(open);
    return open;
  }

  /** Makes a trunk. */
  async make(body: object): Promise<TrunkView> {
    const name = uniqueName('carrier');
    const made = await this.ask<TrunkView>('POST', '/trunk', { name, ...body });
    this.#names.push(name);
    return made;
  }

  /** Says where calls to a number go, until its call center is removed. */
  async route(number: string, target: object): Promise<void> {
    await this.ask('PUT', `/number/${number}`, target);
  }

  /** A number that no other test has. */
  newNumber(): string {
    return `+4930${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
  }

  /** Takes a trunk away. */
  async remove(name: string): Promise<void> {
    await this.ask('DELETE', `/trunk/${name}`);
    this.#names.splice(this.#names.indexOf(name), 1);
  }

  /** Waits until the API shows it so. */
  until(name: string, wanted: Partial<TrunkView>): Promise<TrunkView> {
    let seen: TrunkView | undefined;
    return eventually(
      async () => {
        const now = await this.ask<TrunkView>('GET', `/trunk/${name}`);
        seen = now;
        const members = Object.entries(wanted) as [keyof TrunkView, unknown][];
        return members.every(([member, value]) => now[member] === value) && now;
      },
      {
        awaited: `trunk ${name} to be ${JSON.stringify(wanted)}`,
        withinMs: 20_000,
        observed: () => JSON.stringify(seen),
      },
    );
  }

  /** Takes all away. */
  async clear(): Promise<void> {
    for (const name of [...this.#names]) await this.remove(name);
    for (const open of this.#carriers.splice(0)) await open.close();
  }
}
