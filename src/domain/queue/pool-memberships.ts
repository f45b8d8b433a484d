/** How many memberships an agent has room for at first; more than most agents have. */
const FIRST_ROOM = 16;
const FIRST_SLOTS = 16;

/**
 * The rankings that each agent is in, and the run of each ranking, so that leaving needs no search.
 * One agent's memberships stand side by side, because an agent who is rung leaves all pools at once.
 */
export class PoolMemberships {
  /** Ranking and run in turn. */
  #cells = new Uint32Array(FIRST_SLOTS * FIRST_ROOM * 2);
  #end = 0;
  /** By slot: where the agent's memberships begin, their number, and how often their room was doubled. */
  #starts = new Uint32Array(FIRST_SLOTS);
  #counts = new Uint32Array(FIRST_SLOTS);
  #doublings = new Uint8Array(FIRST_SLOTS);
  /** Free room, by how often it was doubled. */
  readonly #free: number[][] = [];

  /** How much memory this takes, in units of four bytes. */
  get room(): number {
    return this.#cells.length;
  }

  /** Makes room for an agent who takes this slot. */
  open(slot: number): void {
    if (slot >= this.#starts.length) this.#growSlots();
    this.#counts[slot] = 0;
    this.#doublings[slot] = 0;
    this.#starts[slot] = this.#takeRoom(0);
  }

  /** Undoes {@link open}. */
  close(slot: number): void {
    this.#counts[slot] = 0;
    this.#giveUpRoom(slot);
  }

  count(slot: number): number {
    return this.#counts[slot] ?? 0;
  }

  /** The ranking of one membership. They are in no order, but the first stays the first. */
  rankingAt(slot: number, number: number): number {
    return this.#cells[(this.#starts[slot] ?? 0) + number * 2] ?? 0;
  }

  runAt(slot: number, number: number): number {
    return this.#cells[(this.#starts[slot] ?? 0) + number * 2 + 1] ?? 0;
  }

  /** The agent's run in the ranking; -1: the agent is not in it. */
  runOf(slot: number, ranking: number): number {
    const cell = this.#find(slot, ranking);
    return cell === -1 ? -1 : (this.#cells[cell + 1] ?? 0);
  }

  /** Notes that the agent is in this run of the ranking now, whether they were in the ranking before or not. */
  put(slot: number, ranking: number, run: number): void {
    let cell = this.#find(slot, ranking);
    if (cell === -1) {
      cell = this.#open(slot);
      this.#cells[cell] = ranking;
    }
    this.#cells[cell + 1] = run;
  }

  drop(slot: number, ranking: number): void {
    const cell = this.#find(slot, ranking);
    if (cell === -1) return;
    const count = this.count(slot) - 1;
    const last = (this.#starts[slot] ?? 0) + count * 2;
    this.#cells[cell] = this.#cells[last] ?? 0;
    this.#cells[cell + 1] = this.#cells[last + 1] ?? 0;
    this.#counts[slot] = count;
  }

  /** Searches backwards: memberships in conditions come and go most often, and stand last. */
  #find(slot: number, ranking: number): number {
    const cells = this.#cells;
    const start = this.#starts[slot] ?? 0;
    for (let cell = start + this.count(slot) * 2 - 2; cell >= start; cell -= 2) {
      if (cells[cell] === ranking) return cell;
    }
    return -1;
  }

  /** The cell of one more membership. */
  #open(slot: number): number {
    const count = this.count(slot);
    if (count === FIRST_ROOM << (this.#doublings[slot] ?? 0)) this.#doubleRoom(slot);
    this.#counts[slot] = count + 1;
    return (this.#starts[slot] ?? 0) + count * 2;
  }

  #doubleRoom(slot: number): void {
    const from = this.#starts[slot] ?? 0;
    const doublings = (this.#doublings[slot] ?? 0) + 1;
    const to = this.#takeRoom(doublings);
    this.#cells.copyWithin(to, from, from + this.count(slot) * 2);
    this.#giveUpRoom(slot);
    this.#starts[slot] = to;
    this.#doublings[slot] = doublings;
  }

  #takeRoom(doublings: number): number {
    const found = this.#free[doublings]?.pop();
    if (found !== undefined) return found;
    const start = this.#end;
    this.#end += (FIRST_ROOM << doublings) * 2;
    if (this.#end > this.#cells.length) this.#growCells();
    return start;
  }

  #giveUpRoom(slot: number): void {
    const doublings = this.#doublings[slot] ?? 0;
    (this.#free[doublings] ??= []).push(this.#starts[slot] ?? 0);
  }

  #growCells(): void {
    const former = this.#cells;
    this.#cells = new Uint32Array(Math.max(former.length, this.#end) * 2);
    this.#cells.set(former);
  }

  #growSlots(): void {
    const [starts, counts, doublings] = [this.#starts, this.#counts, this.#doublings];
    this.#starts = new Uint32Array(starts.length * 2);
    this.#starts.set(starts);
    this.#counts = new Uint32Array(starts.length * 2);
    this.#counts.set(counts);
    this.#doublings = new Uint8Array(starts.length * 2);
    this.#doublings.set(doublings);
  }
}
