import type { AriClient } from '../../../src/ari/client.ts';
import { sipPortOf } from '../../helpers/asterisk.ts';
import { observeAsterisk } from '../../helpers/running-service.ts';
import { AskedProcess } from './asked-process.ts';
import { type Bench, type BlockName, BLOCKS } from './blocks.ts';
import type { PhonesAnswers } from './phones-served.ts';
import { asteriskPid } from './process-use.ts';
import type { Round } from './rows.ts';
import { startAppQueue, startFloor, startOurs, type System, type SystemName } from './systems.ts';

/** Code is slow until it has run some hundred times. */
const WARM_UP_CALLS = 200;

type Say = (text: string) => void;

/** Asterisk, the phones, and the systems that are measured. */
export class QueueBench {
  readonly systems: System[] = [];
  readonly phones: Bench['phones'];
  readonly #ari: AriClient;
  readonly #say: Say;
  readonly #lost: Partial<Record<SystemName, number>> = {};

  private constructor(ari: AriClient, phones: Bench['phones'], say: Say) {
    this.#ari = ari;
    this.phones = phones;
    this.#say = say;
  }

  /** Brings up these systems, and warms each of them up. */
  static async open(names: readonly SystemName[], say: Say): Promise<QueueBench> {
    const phones = AskedProcess.start<PhonesAnswers>('test/bench/queue/phones-served.ts');
    const bench = new QueueBench(await observeAsterisk(), phones, say);
    try {
      await phones.ask('open', sipPortOf());
      for (const name of names) await bench.#add(name);
      return bench;
    } catch (error) {
      await bench.close();
      throw error;
    }
  }

  async run(blocks: readonly BlockName[], rounds: number): Promise<readonly Round[]> {
    const all: Round[] = [];
    for (let number = 0; number < rounds; number += 1) {
      all.push(await this.#runRound(blocks, number));
      this.#say(`round ${number + 1} of ${rounds} is done`);
    }
    const lost = this.systems.map(({ name }) => [name, { lost: this.#lost[name] ?? 0 }]);
    return [...all, Object.fromEntries(lost) as Round];
  }

  async close(): Promise<void> {
    for (const system of this.systems) await system.stop();
    await this.phones.ask('close').catch((error: unknown) => {
      this.#say(String(error));
    });
    await this.phones.stop();
    await this.#ari.stop();
  }

  async #add(name: SystemName): Promise<void> {
    const system = await this.#start(name);
    this.systems.push(system);
    await system.staff(60);
    const { caller } = system;
    await this.phones.ask('load', { caller, rate: 20, calls: WARM_UP_CALLS, talkMs: 300 });
    await system.staff(0);
    this.#say(`${name} is up and warm`);
  }

  #start(name: SystemName): Promise<System> {
    switch (name) {
      case 'app_queue':
        return startAppQueue(this.#ari, this.phones);
      case 'ours':
        return startOurs(this.phones);
      case 'floor':
        return startFloor(this.#ari, this.phones);
    }
  }

  async #runRound(blocks: readonly BlockName[], number: number): Promise<Round> {
    const round: Record<string, Record<string, number>> = {};
    const bench: Bench = {
      phones: this.phones,
      asteriskPid: asteriskPid(),
      lost: (system, why) => {
        this.#count(system, why);
      },
    };
    for (const name of blocks) {
      const block = BLOCKS[name];
      if (number >= block.rounds) continue;
      // Who is first changes, so that none is always behind the same other one.
      const turn = number % this.systems.length;
      for (const system of [...this.systems.slice(turn), ...this.systems.slice(0, turn)]) {
        round[system.name] = { ...round[system.name], ...(await block.run(bench, system)) };
        await system.staff(0);
      }
    }
    return round;
  }

  #count({ name }: System, why: readonly string[]): void {
    if (why.length === 0) return;
    this.#lost[name] = (this.#lost[name] ?? 0) + why.length;
    this.#say(`${name}: ${why.length} calls were lost: ${why[0] ?? ''}`);
  }
}
