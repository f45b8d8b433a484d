import { setMaxListeners } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createApp, type HttpDeps } from './app.ts';
import type { BrowserLines } from './phone-line/phone-lines.ts';

/** What a server answers with at a moment; another may follow it. */
export interface Front {
  answer(request: IncomingMessage, response: ServerResponse): void;
  /** A browser wants to be a phone. */
  openLine(request: IncomingMessage, socket: Socket, head: Buffer): void;
  /** How many browsers are phones. */
  lines(): number;
  /** Ends what would go on for ever, and opens no line any more. */
  end(): void;
}

/** The lines of browsers are opened as well as cut. */
export interface FrontDeps extends HttpDeps {
  readonly phoneLines: BrowserLines;
}

/** The REST API, and the lines of browsers. */
export const createFront = (deps: FrontDeps): Front => {
  const { phoneLines } = deps;
  const closing = new AbortController();
  // One for each answer that goes on.
  setMaxListeners(0, closing.signal);
  const app = createApp({ ...deps, closing: closing.signal }).callback();
  return {
    answer: (request, response) => {
      void app(request, response);
    },
    openLine: (request, socket, head) => {
      void phoneLines.open(request, socket, head);
    },
    lines: () => phoneLines.count,
    end: () => {
      closing.abort();
      phoneLines.close();
    },
  };
};
