import { isNode, type Node } from '../helpers/contract.ts';
import type { Chance } from '../simulation/chance.ts';

/** Values that were seen in answers, by the name of their field: what is asked for may be there. */
export class Seen {
  readonly #values = new Map<string, unknown[]>();

  note(name: string, value: unknown): void {
    if (typeof value !== 'string' && typeof value !== 'number') return;
    const values = this.#values.get(name) ?? [];
    this.#values.set(name, values);
    if (values.includes(value)) return;
    values.push(value);
    if (values.length > 20) values.shift();
  }

  /** Notes all fields of an answer. */
  learn(value: unknown): void {
    if (Array.isArray(value)) for (const one of value) this.learn(one);
    if (!isNode(value)) return;
    for (const [name, inner] of Object.entries(value)) {
      this.note(name, inner);
      this.learn(inner);
    }
  }

  pick(name: string, chance: Chance): unknown {
    const values = this.#values.get(name) ?? [];
    return values.length === 0 ? undefined : chance.pick(values);
  }
}

const HOSTILE = [
  ...['', ' ', 'x'.repeat(65), 'x'.repeat(5000), '%', '%00', '../..', '\u0000', '\u202e', '\ud800'],
  ...["'; DROP TABLE agent;--", '<script>', '${jndi:x}', '__proto__', 'constructor', 'toString'],
  ...['李娜', 'Ünï_cøde', '💥', 'default', '0', '-1', '1e400', 'null', 'true', 'NaN', '[]', '{}'],
  // Of what is kept in files.
  ...['please-wait.wav/x', 'please-wait/x', 'a.unfinished/x', '名'.repeat(66), 'con', 'x.'],
  ...['+', '*100#', '+8613800138000', 'busy/lunch', 'away', 'busy//', 'idle', 'fetching'],
  ...[
    '<enqueue/>',
    '<enqueue><route><skill name="sales"/></route></enqueue>',
    'true or',
    "skills['a'",
  ],
] as const;

const NUMBERS = [0, -0, 1, -1, 0.5, 4, 5, 99, 100, 1999, 2000, 2 ** 31, 2 ** 53, 1e21, 1e308];

/** Anything that JSON can say, and no more. */
export const anything = (chance: Chance, depth = 2): unknown => {
  const kinds = depth === 0 ? 5 : 7;
  switch (chance.below(kinds)) {
    case 0:
      return null;
    case 1:
      return chance.oneIn(2);
    case 2:
      return chance.pick(NUMBERS);
    case 3:
    case 4:
      return chance.pick(HOSTILE);
    case 5:
      return Array.from({ length: chance.below(4) }, () => anything(chance, depth - 1));
    default:
      return Object.fromEntries(
        Array.from({ length: chance.below(4) }, () => [
          chance.pick(HOSTILE),
          anything(chance, depth - 1),
        ]),
      );
  }
};

/** Which field of an answer names the same things as a field of a request. */
const SAME_AS: Readonly<Record<string, string>> = {
  queue_id: 'queue_task_id',
  src_conversation_id: 'conversation_id',
  dst_conversation_id: 'conversation_id',
  whisper_to: 'agent_name',
  agent: 'agent_name',
  extension_id: 'extension',
  user: 'extension',
};

const exampleIn = ({ examples }: Node): unknown =>
  Array.isArray(examples) ? (examples as unknown[])[0] : undefined;

const listIn = (value: unknown): readonly Node[] =>
  Array.isArray(value) ? (value as unknown[]).filter(isNode) : [];

/** Values for the schemas of a document, mostly such as fit. */
export class RandomValue {
  readonly #chance: Chance;
  readonly #seen: Seen;

  constructor(chance: Chance, seen: Seen) {
    this.#chance = chance;
    this.#seen = seen;
  }

  /** @param name the field that it is for */
  of(schema: Node, name: string): unknown {
    if (this.#chance.oneIn(25)) return anything(this.#chance);
    const options = listIn(schema['anyOf'] ?? schema['oneOf']);
    if (options.length > 0) return this.of(this.#chance.pick(options), name);
    if ('const' in schema) return schema['const'];
    if (Array.isArray(schema['enum'])) return this.#chance.pick(schema['enum'] as unknown[]);
    switch (schema['type']) {
      case 'object':
        return this.#object(schema);
      case 'array':
        return this.#array(schema, name);
      case 'boolean':
        return this.#chance.oneIn(2);
      case 'integer':
      case 'number':
        return this.#number(schema);
      case 'null':
        return null;
      default:
        return this.#text(schema, name);
    }
  }

  #object({ properties, required, examples }: Node): unknown {
    // Members that need each other are seldom met by chance.
    if (Array.isArray(examples) && this.#chance.oneIn(2)) {
      return this.#chance.pick(examples as unknown[]);
    }
    const needed = new Set(Array.isArray(required) ? required : []);
    const members = isNode(properties) ? Object.entries(properties) : [];
    const taken = members.filter(
      ([name, schema]) =>
        isNode(schema) && (needed.has(name) ? !this.#chance.oneIn(30) : this.#isTaken(schema)),
    );
    const extra = this.#chance.oneIn(40) ? [[this.#chance.pick(HOSTILE), 1] as const] : [];
    return Object.fromEntries([
      ...taken.map(([name, schema]) => [name, this.of(schema as Node, name)] as const),
      ...extra,
    ]);
  }

  /** Of two names for the same mostly one alone. */
  #isTaken(schema: Node): boolean {
    return 'x-another-name-of' in schema ? this.#chance.oneIn(8) : this.#chance.number() < 0.6;
  }

  #array({ items }: Node, name: string): unknown[] {
    const schema = isNode(items) ? items : {};
    return Array.from({ length: this.#chance.between(0, 3) }, () => this.of(schema, name));
  }

  #number({ minimum = 0, maximum = 100, ...schema }: Node): unknown {
    const [least, most] = [Number(minimum), Number(maximum)];
    const example = exampleIn(schema);
    const values = [least, most, least - 1, most + 1, (least + most) / 2, example ?? least, 1, 2];
    return this.#chance.pick(values);
  }

  #text(schema: Node, name: string): unknown {
    const known = this.#seen.pick(SAME_AS[name] ?? name, this.#chance);
    if (known !== undefined && !this.#chance.oneIn(5)) return known;
    const example = exampleIn(schema);
    return example !== undefined && !this.#chance.oneIn(3) ? example : this.#chance.pick(HOSTILE);
  }
}
