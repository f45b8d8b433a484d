import type { AriClient } from '../ari/client.ts';
import { ariClient, logConnection } from './connect-asterisk.ts';
import type { Front } from '../http/front.ts';
import type { AdminKey } from '../operations/keys.ts';
import type { DemoLink } from '../operations/demo.ts';
import type { ShardWork } from '../operations/runtime/tenancy.ts';
import { type HeldShard, ShardTenure } from '../operations/runtime/tenure.ts';
import type { ProcessParts } from './process-parts.ts';
import type { OpenStore } from '../storage/open-store.ts';
import type { WorkSources } from './watch-all.ts';
import { beginWork, readRecords, type Work } from './work.ts';

/** What is ready before the work begins: Asterisk was asked what it offers, and its events come once that is wanted. */
interface Ready {
  readonly ari: AriClient;
  /** By whose lease something may be sent; null: by nobody's. */
  held: HeldShard | null;
  readonly open: () => void;
}

/** What this process does whenever it is in charge. */
export class SharedWork implements ShardWork {
  readonly #parts: ProcessParts;
  readonly #store: OpenStore;
  readonly #onTakenOver: () => void;
  readonly #closings = new Set<Promise<void>>();
  #ready: Ready;
  #work: Work | null = null;
  #isEnding = false;
  /** Of the last beginning; null: there was none. */
  introduced: { readonly adminKey: AdminKey; readonly demo: readonly DemoLink[] } | null = null;

  /** @param onTakenOver told when somebody else opened our application in Asterisk */
  constructor(parts: ProcessParts, store: OpenStore, onTakenOver: () => void) {
    this.#parts = parts;
    this.#store = store;
    this.#onTakenOver = onTakenOver;
    this.#ready = this.#makeReady();
  }

  /** What answers requests here; null: the work is not done here. */
  get front(): Front | null {
    return this.#isEnding ? null : (this.#work?.front ?? null);
  }

  get sources(): WorkSources | null {
    return this.#work?.sources ?? null;
  }

  async begin(held: HeldShard): Promise<void> {
    const ready = this.#ready;
    ready.held = held;
    const { ari } = ready;
    const store = this.#store;
    const tenureOf = (id: ConstructorParameters<typeof ShardTenure>[0]): ShardTenure =>
      new ShardTenure(id, held);
    const records = await readRecords(this.#parts, { store, ari, tenureOf });
    ready.open();
    this.#work = beginWork(this.#parts, records);
    this.introduced = await this.#work.introduce();
  }

  lookAgain(): void {
    this.#work?.lookAgain();
  }

  async finish(): Promise<void> {
    this.#isEnding = true;
    this.#work?.front.end();
    await this.#work?.finish();
  }

  drop(): Promise<void> {
    const work = this.#work;
    const ready = this.#ready;
    this.#work = null;
    if (!this.#isEnding) this.#ready = this.#makeReady();
    work?.front.end();
    work?.drop();
    const closing = this.#close(work, ready).catch((error: unknown) => {
      this.#parts.log.error({ err: error }, 'what was dropped could not be closed');
    });
    this.#closings.add(closing);
    void closing.then(() => this.#closings.delete(closing));
    return Promise.resolve();
  }

  /** Leaves nothing open. To be done when nothing is begun any more. */
  async close(): Promise<void> {
    if (!this.#isEnding) await this.#close(null, this.#ready);
    await Promise.all(this.#closings);
  }

  async #close(work: Work | null, { ari, open }: Ready): Promise<void> {
    const stopping = ari.stop();
    // Who waits for it to be opened learns that it is stopped.
    open();
    await Promise.all([stopping, work?.close()]);
  }

  #makeReady(): Ready {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const maySend = (): boolean => ready.held?.lease.maySend() ?? false;
    const ari = ariClient({ ...this.#parts, maySend });
    logConnection(ari, this.#parts.config.ari.app, this.#parts.log);
    const ready: Ready = { ari, held: null, open };
    ari.onConnection((change) => {
      if (change.state === 'disconnected' && change.reason.kind === 'taken-over') {
        this.#onTakenOver();
      }
    });
    ari.start(opened);
    return ready;
  }
}
