import type { AsteriskSeen, Fact } from '../../src/domain/engine/world/fact.ts';
import type { Chance } from './chance.ts';
import { concernedBy } from './command-lanes.ts';

interface Letter {
  /** Letters of the same sender keep their order. */
  readonly sender: string;
  readonly fact: Fact;
}

const BARRIER = 'barrier';

/** What is so until the opposite is told: an old one at any time would be taken for news. */
const TOLD_ONCE: ReadonlySet<Fact['kind']> = new Set([
  'call-gone',
  'phone-registered',
  'phone-unregistered',
  'hold-changed',
  'phone-silent',
  'phone-heard',
]);

const senderOf = (fact: Exclude<Fact, AsteriskSeen>): string => {
  switch (fact.kind) {
    case 'command-failed':
      return concernedBy(fact.command)[0] ?? '';
    case 'speech-finished':
    case 'sound-failed':
      return fact.target;
    case 'voices-listed':
      return 'voices';
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
  #letters: Letter[] = [];
  /** Facts about phones that come once more, at any time. */
  #echoes: Fact[] = [];
  readonly #chance: Chance;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  get size(): number {
    return this.#letters.length;
  }

  /** What Asterisk was seen to have waits to be told: until then no command goes out. */
  get holdsSeen(): boolean {
    return this.#letters.some(({ sender }) => sender === BARRIER);
  }

  push(fact: Exclude<Fact, AsteriskSeen>): void {
    const letter = { sender: senderOf(fact), fact };
    if (fact.kind === 'command-failed') {
      this.#pushFailure(letter);
      return;
    }
    this.#letters.push(letter);
    if (!this.#chance.oneIn(12)) return;
    if (fact.kind === 'caller-arrived' || this.#chance.oneIn(2)) this.#letters.push(letter);
    else if (!TOLD_ONCE.has(fact.kind)) this.#echoes.push(fact);
  }

  /**
   * Arrivals take questions to Asterisk: of the callers who are still there some are told after it,
   * with all that follows.
   */
  pushSeen(fact: AsteriskSeen): void {
    const there = new Set<string>(fact.calls.map(({ callId }) => callId));
    const late = new Set(
      this.#letters
        .filter(({ sender, fact: { kind } }) => kind === 'caller-arrived' && there.has(sender))
        .map(({ sender }) => sender)
        .filter(() => this.#chance.oneIn(2)),
    );
    const isLate = ({ sender }: Letter): boolean => late.has(sender);
    this.#letters = [
      ...this.#letters.filter((letter) => !isLate(letter)),
      { sender: BARRIER, fact },
      ...this.#letters.filter(isLate),
    ];
  }

  take(): Fact | undefined {
    if (this.#echoes.length > 0 && this.#chance.oneIn(20)) return this.#echoes.pop();
    const barrier = this.#letters.findIndex(({ sender }) => sender === BARRIER);
    if (barrier === 0) return this.#letters.shift()?.fact;
    const reach = barrier === -1 ? this.#letters.length : barrier;
    const drawn = this.#letters[this.#chance.below(reach)];
    if (drawn === undefined) return undefined;
    const first = this.#letters.findIndex(({ sender }) => sender === drawn.sender);
    return this.#letters.splice(first, 1)[0]?.fact;
  }

  /** The connection broke: what had not come through is lost. Answers to commands are not. */
  cut(): void {
    const kept = this.#chance.below(this.#letters.length + 1);
    this.#echoes = [];
    this.#letters = this.#letters.filter(
      ({ fact }, index) => index < kept || fact.kind === 'command-failed',
    );
  }

  clear(): void {
    this.#letters = [];
    this.#echoes = [];
  }

  /** An answer to a command comes another way than events: it may overtake them. */
  #pushFailure(letter: Letter): void {
    const barrier = this.#letters.findLastIndex(({ sender }) => sender === BARRIER);
    if (this.#chance.oneIn(2)) this.#letters.splice(barrier + 1, 0, letter);
    else this.#letters.push(letter);
  }
}
