import type { AsteriskSeen, Fact } from '../../src/domain/engine/world/fact.ts';
import { orderKeys } from '../../src/domain/engine/world/command-order.ts';
import type { Chance } from './chance.ts';

interface Message {
  /** Messages of the same sender keep their order. */
  readonly sender: string;
  readonly fact: Fact;
}

const BARRIER = 'barrier';

/** What is so until the opposite is told: an old one at any time would be taken for news. */
const TOLD_ONCE: ReadonlySet<Fact['kind']> = new Set([
  'call-gone',
  'trunks-listed',
  'phone-registered',
  'phone-unregistered',
  'hold-changed',
  'phone-silent',
  'phone-heard',
]);

const senderOf = (fact: Exclude<Fact, AsteriskSeen>): string => {
  switch (fact.kind) {
    case 'command-failed':
      return orderKeys(fact.command)[0] ?? '';
    case 'speech-finished':
    case 'sound-failed':
      return fact.target;
    case 'voices-listed':
      return 'voices';
    case 'disk-seen':
      return 'disk';
    case 'trunks-listed':
      return 'trunks';
    case 'bridge-gone':
      return fact.conversationId;
    case 'phone-registered':
    case 'phone-unregistered':
      return fact.extension;
    default:
      return fact.callId;
  }
};

/**
 * Facts on their way to the service. Those about one call keep their order, others overtake each
 * other. What Asterisk was seen to have comes after all that was told before it, and before all that
 * happened afterwards.
 */
export class Wire {
  #messages: Message[] = [];
  /** Facts about phones that come once more, at any time. */
  #echoes: Fact[] = [];
  readonly #chance: Chance;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  get size(): number {
    return this.#messages.length;
  }

  /** What Asterisk was seen to have waits to be told: until then no command goes out. */
  get holdsSeen(): boolean {
    return this.#messages.some(({ sender }) => sender === BARRIER);
  }

  push(fact: Exclude<Fact, AsteriskSeen>): void {
    const message = { sender: senderOf(fact), fact };
    if (fact.kind === 'command-failed') {
      this.#pushFailure(message);
      return;
    }
    this.#messages.push(message);
    if (!this.#chance.oneIn(12)) return;
    if (fact.kind === 'caller-arrived' || this.#chance.oneIn(2)) this.#messages.push(message);
    else if (!TOLD_ONCE.has(fact.kind)) this.#echoes.push(fact);
  }

  /**
   * Arrivals take questions to Asterisk: of the callers who are still there some are told after it,
   * with all that follows.
   */
  pushSeen(fact: AsteriskSeen): void {
    const there = new Set<string>(fact.calls.map(({ callId }) => callId));
    const late = new Set(
      this.#messages
        .filter(({ sender, fact: { kind } }) => kind === 'caller-arrived' && there.has(sender))
        .map(({ sender }) => sender)
        .filter(() => this.#chance.oneIn(2)),
    );
    const isLate = ({ sender }: Message): boolean => late.has(sender);
    this.#messages = [
      ...this.#messages.filter((message) => !isLate(message)),
      { sender: BARRIER, fact },
      ...this.#messages.filter(isLate),
    ];
  }

  take(): Fact | undefined {
    if (this.#echoes.length > 0 && this.#chance.oneIn(20)) return this.#echoes.pop();
    const barrier = this.#messages.findIndex(({ sender }) => sender === BARRIER);
    if (barrier === 0) return this.#messages.shift()?.fact;
    const reach = barrier === -1 ? this.#messages.length : barrier;
    const drawn = this.#messages[this.#chance.below(reach)];
    if (drawn === undefined) return undefined;
    const first = this.#messages.findIndex(({ sender }) => sender === drawn.sender);
    return this.#messages.splice(first, 1)[0]?.fact;
  }

  /** The connection broke: what had not come through is lost. Answers to commands are not. */
  cut(): void {
    const kept = this.#chance.below(this.#messages.length + 1);
    this.#echoes = [];
    this.#messages = this.#messages.filter(
      ({ fact }, index) => index < kept || fact.kind === 'command-failed',
    );
  }

  clear(): void {
    this.#messages = [];
    this.#echoes = [];
  }

  /** An answer to a command comes another way than events: it may overtake them. */
  #pushFailure(message: Message): void {
    const barrier = this.#messages.findLastIndex(({ sender }) => sender === BARRIER);
    if (this.#chance.oneIn(2)) this.#messages.splice(barrier + 1, 0, message);
    else this.#messages.push(message);
  }
}
