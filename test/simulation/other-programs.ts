import type { ConversationId } from '../../src/domain/ids.ts';
import { SILENCE } from '../../src/domain/sound.ts';
import type { SimulatedAsterisk } from './asterisk.ts';
import { closeBridge } from './asterisk-bridges.ts';
import { type Channel, isOurs } from './channel.ts';
import type { Chance } from './chance.ts';
import type { Tracer } from './tracer.ts';

/** Another program of ARI, or a dialplan, that does what it likes with what is ours. */
export class OtherPrograms {
  readonly #chance: Chance;
  readonly #asterisk: SimulatedAsterisk;
  readonly #trace: Tracer;

  constructor(chance: Chance, asterisk: SimulatedAsterisk, trace: Tracer) {
    this.#chance = chance;
    this.#asterisk = asterisk;
    this.#trace = trace;
  }

  move(): void {
    const ours = [...this.#asterisk.channels.values()].filter(isOurs);
    if (this.#chance.oneIn(4)) this.#destroyBridge();
    else if (ours.length > 0) this.#tamper(this.#chance.pick(ours));
  }

  #destroyBridge(): void {
    const ids = [...this.#asterisk.bridges.keys()];
    if (ids.length === 0) return;
    const id = this.#chance.pick(ids);
    this.#trace?.(() => `  other hands destroy ${id}`);
    for (const { id: callId, bridge } of this.#asterisk.channels.values()) {
      if (bridge === id) this.#asterisk.tampered.add(callId);
    }
    closeBridge(this.#asterisk, id);
  }

  #tamper(channel: Channel): void {
    const turn = this.#chance.below(6);
    if (turn <= 1) this.#put(channel, null);
    else if (turn === 2) this.#put(channel, this.#somewhere());
    else if (turn === 3) this.#fight(channel);
    else this.#take(channel);
  }

  /** A bridge of their own, or one of ours. */
  #somewhere(): ConversationId {
    const ours = [...this.#asterisk.bridges.keys()];
    const own = `theirs-${this.#chance.between(1, 2)}` as ConversationId;
    return ours.length === 0 || this.#chance.oneIn(2) ? own : this.#chance.pick(ours);
  }

  #put(channel: Channel, bridge: ConversationId | null): void {
    if (channel.state === 'down') return;
    this.#trace?.(() => `  other hands put ${channel.id} into ${String(bridge)}`);
    this.#asterisk.tampered.add(channel.id);
    this.#asterisk.place(channel, bridge);
  }

  #fight(channel: Channel): void {
    this.#trace?.(() => `  other hands fight for ${channel.id}`);
    this.#asterisk.fought.add(channel.id);
    this.#asterisk.fightFor(channel);
  }

  /** A caller goes on in the dialplan; a phone does elsewhere, or is replaced by another channel. */
  #take(channel: Channel): void {
    this.#trace?.(() => `  other hands take ${channel.id}`);
    if (channel.origin === 'ivr') {
      // What they hear from then on is theirs.
      const untouched = { sound: SILENCE, mutedIn: false, mutedOut: false, endsAt: null };
      Object.assign(channel, { ...untouched, isTaken: true });
      this.#asterisk.giveBack(channel, channel.attempts);
    } else this.#asterisk.take(channel, this.#chance.oneIn(2));
  }
}

/** Whom a phone's transfer key may name: an agent's phone, a number, nobody at all. */
export const transferTargets = (users: readonly string[]): readonly (string | null)[] => [
  ...users,
  '4008001',
  'nobody here',
  null,
];
