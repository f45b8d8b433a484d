import { createParser } from 'eventsource-parser';
import { eventually } from './eventually.ts';

/** An event as those who integrate read it. */
export interface ReadEvent {
  readonly event: string;
  readonly event_id: number;
  readonly callcenter_id: string;
  readonly current_time: number;
  readonly [member: string]: unknown;
}

export interface ReaderOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** False: what comes is left on the line. */
  readonly reads?: boolean;
}

/** Somebody who follows the events of a call center: server-sent events, read by the standard's rules. */
export class EventReader {
  readonly events: ReadEvent[] = [];
  /** Names of the events as the stream itself tells them. */
  readonly names: string[] = [];
  comments = 0;
  /** What a browser would come again with. */
  lastEventId = '';
  /** The stream came to its end. */
  ended = false;
  /** The line broke. */
  brokenBy: unknown = null;
  readonly response: Response;
  readonly #abort: AbortController;
  #reading: Promise<void> | null = null;

  private constructor(response: Response, abort: AbortController) {
    this.response = response;
    this.#abort = abort;
  }

  static async open(url: string, { headers = {}, reads = true }: ReaderOptions = {}) {
    const abort = new AbortController();
    const response = await fetch(url, { headers, signal: abort.signal });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    const reader = new EventReader(response, abort);
    if (reads) reader.startReading();
    return reader;
  }

  startReading(): void {
    this.#reading ??= this.#read();
  }

  get ids(): number[] {
    return this.events.map(({ event_id }) => event_id);
  }

  /** Waits until so many have come. */
  untilHas(count: number, withinMs = 5000): Promise<boolean> {
    return eventually(() => this.events.length >= count, {
      awaited: `${count} events`,
      withinMs,
      observed: () => `${this.events.length} came`,
    });
  }

  /** Goes away. */
  async close(): Promise<void> {
    this.#abort.abort();
    await this.#reading;
  }

  /** Also of blocks without an event, which parsers pass over; answers what is not yet complete. */
  #noteIds(text: string): string {
    const blocks = text.split('\n\n');
    const rest = blocks.pop() ?? '';
    for (const block of blocks) {
      this.lastEventId = /^id: (\d+)$/m.exec(block)?.[1] ?? this.lastEventId;
    }
    return rest;
  }

  async #read(): Promise<void> {
    const parser = createParser({
      onEvent: ({ id, event, data }) => {
        const told = JSON.parse(data) as ReadEvent;
        // What is told in passing has none, and is not come back to.
        const expected = told.event_id === 0 ? undefined : String(told.event_id);
        if (id !== expected) throw new Error(`id ${id ?? 'missing'} of ${data}`);
        this.events.push(told);
        this.names.push(event ?? '');
      },
      onComment: () => {
        this.comments += 1;
      },
    });
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const piece of this.response.body ?? []) {
        const text = decoder.decode(piece as Uint8Array, { stream: true });
        parser.feed(text);
        rest = this.#noteIds(rest + text);
      }
      this.ended = true;
    } catch (error) {
      if (!this.#abort.signal.aborted) this.brokenBy = error;
    }
  }
}
