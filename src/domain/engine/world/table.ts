/** What one step did to one record. `before` or `after` is undefined where there is no record. */
export interface Change<Key, Row> {
  readonly key: Key;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

const NONE: readonly never[] = [];

type Listener<Key, Row> = (change: Change<Key, Row>) => void;

/**
 * Records of one kind. Rows are values that are replaced and never altered, so that the journal of
 * a step needs no copies: it holds the row as it was before the step first touched it.
 */
export class Table<Key extends string, Row> {
  readonly #rows = new Map<Key, Row>();
  readonly #journal = new Map<Key, Row | undefined>();
  readonly #keyOf: (row: Row) => Key;
  readonly #listeners: Listener<Key, Row>[] = [];

  constructor(keyOf: (row: Row) => Key) {
    this.#keyOf = keyOf;
  }

  /** Tells of every change at once, so that indexes are true within a step too. */
  onChange(listener: Listener<Key, Row>): void {
    this.#listeners.push(listener);
  }

  get(key: Key): Row | undefined {
    return this.#rows.get(key);
  }

  values(): IterableIterator<Row> {
    return this.#rows.values();
  }

  keys(): IterableIterator<Key> {
    return this.#rows.keys();
  }

  get size(): number {
    return this.#rows.size;
  }

  put(row: Row): void {
    const key = this.#keyOf(row);
    const before = this.#rows.get(key);
    if (before === row) return;
    this.#rows.set(key, row);
    this.#note({ key, before, after: row });
  }

  remove(key: Key): void {
    const before = this.#rows.get(key);
    if (before === undefined) return;
    this.#rows.delete(key);
    this.#note({ key, before, after: undefined });
  }

  /** What changed since the journal was last closed, each record once. */
  changes(): readonly Change<Key, Row>[] {
    if (this.#journal.size === 0) return NONE;
    return [...this.#journal].map(([key, before]) => ({ key, before, after: this.#rows.get(key) }));
  }

  closeJournal(): void {
    this.#journal.clear();
  }

  #note(change: Change<Key, Row>): void {
    if (!this.#journal.has(change.key)) this.#journal.set(change.key, change.before);
    for (const listener of this.#listeners) listener(change);
  }
}
