import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream';
import { ApiError, NoAnswerError } from './api-error.ts';
import type { Connection } from './connection.ts';
import type { Event, EventName } from './operations.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** The service sends a sign of life more often: after so long the line is dead. */
const SILENCE_MS = 45_000;

export interface EventOptions {
  /** Only these; all without. */
  readonly types?: readonly EventName[];
  /** Only those that name one of these agents; all without. */
  readonly agents?: readonly string[];
  /** Events after this one are given first, as far as they are kept. Without, those from now on. */
  readonly after?: number;
  /** Ends it. */
  readonly signal?: AbortSignal;
  /** Told when the line is open, and each time when it broke; it comes again by itself. */
  readonly onLine?: (line: 'open' | 'broken') => void;
  /** How long to wait before coming again, at first, in milliseconds; longer each time. */
  readonly pauseMs?: number;
}

/** Where one was when the line broke. */
interface Place {
  lastId: string | null;
  failures: number;
}

const after = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });

/** Ends a line on which nothing comes any more, not even a sign of life. */
const watched = (
  body: ReadableStream<Uint8Array>,
  cut: AbortController,
): ReadableStream<Uint8Array> => {
  const die = (): void => {
    cut.abort(new NoAnswerError('the events stopped'));
  };
  let timer = setTimeout(die, SILENCE_MS);
  // A line that is cut is not flushed, and its timer would keep the process of its reader alive.
  cut.signal.addEventListener('abort', () => {
    clearTimeout(timer);
  });
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (piece, controller) => {
        clearTimeout(timer);
        timer = setTimeout(die, SILENCE_MS);
        controller.enqueue(piece);
      },
      flush: () => {
        clearTimeout(timer);
      },
    }),
    { signal: cut.signal },
  );
};

/** Another time it may be better. A line that breaks is a TypeError (https://fetch.spec.whatwg.org/). */
const mayPass = (error: unknown): boolean =>
  error instanceof ApiError
    ? error.status >= 500 || error.status === 429
    : error instanceof NoAnswerError || error instanceof TypeError;

async function* messages(
  response: Response,
  cut: AbortController,
): AsyncGenerator<EventSourceMessage, void, undefined> {
  if (response.body === null) return;
  // A browser's types and Node's disagree about what it takes.
  const decoder: { readable: ReadableStream<string>; writable: WritableStream } =
    new TextDecoderStream();
  const text = watched(response.body, cut).pipeThrough(decoder);
  for await (const message of text.pipeThrough(new EventSourceParserStream())) yield message;
}

/** One line, until it breaks. */
async function* oneLine(
  connection: Connection,
  path: string,
  { types = [], agents = [], signal, onLine }: EventOptions,
  place: Place,
): AsyncGenerator<Event, void, undefined> {
  const cut = new AbortController();
  const ended = signal === undefined ? cut.signal : AbortSignal.any([signal, cut.signal]);
  const headers = place.lastId === null ? {} : { 'Last-Event-ID': place.lastId };
  const query = { type: types, agent: agents };
  try {
    const response = await connection.try('GET', path, { query, headers, signal: ended }, Infinity);
    onLine?.('open');
    for await (const { id, data } of messages(response, cut)) {
      place.failures = 0;
      if (id !== undefined) place.lastId = id;
      yield JSON.parse(data) as Event;
    }
  } finally {
    // Whoever reads no further leaves no line open.
    cut.abort();
  }
}

/**
 * Events as they happen. When the line breaks it comes again, and goes on after the last event that
 * it gave: none is left out and none comes twice.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 * @throws ApiError if it is refused for good
 */
export async function* eventStream(
  connection: Connection,
  path: string,
  options: EventOptions,
): AsyncGenerator<Event, void, undefined> {
  const { after: from, signal = new AbortController().signal, pauseMs = FIRST_PAUSE_MS } = options;
  const place: Place = { lastId: from === undefined ? null : String(from), failures: 0 };
  const isWanted = (): boolean => !signal.aborted;
  while (isWanted()) {
    try {
      yield* oneLine(connection, path, options, place);
    } catch (error) {
      if (isWanted() && !mayPass(error)) throw error;
    }
    if (isWanted()) options.onLine?.('broken');
    const pause = Math.min(LONGEST_PAUSE_MS, pauseMs * 2 ** place.failures);
    place.failures += 1;
    await after(pause * (0.5 + Math.random() / 2), signal);
  }
}
