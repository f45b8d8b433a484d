import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import Koa from 'koa';
import type { Agent } from 'undici';
import type { Refusal } from '../../domain/refusal.ts';
import { refusals } from '../../domain/refusals.ts';
import type { Logger } from '../../operations/ports/logger.ts';
import type { Metrics } from '../../operations/ports/metrics.ts';
import type { Front } from '../front.ts';
import { refuseUpgrade } from '../phone-line/handshake.ts';
import { answerStandbyHealth, type StandbyHealth } from '../probes/standby-health.ts';
import { answerErrors } from '../protocol/answer-errors.ts';
import { nameRequest, requestIdOf } from '../protocol/request-id.ts';
import { logRequests } from '../protocol/request-log.ts';
import { sendAnswers } from '../protocol/send-answers.ts';
import { ChargeWatch } from './charge-watch.ts';
import { HeldBody } from './held-body.ts';
import type { OwnerLookup } from './owner-lookup.ts';
import { passLineOn } from './pass-line-on.ts';
import { otherProcesses, passOn, type PassOutcome } from './pass-on.ts';
import { PASSED_ON_HEADER, passedOnBy } from '../access/passed-on.ts';

/** So long a request waits for somebody to be in charge. In ms. */
const WAITS_FOR_MS = 3_000;
const LOOKS_EACH_MS = 50;
const RETRY_AFTER_S = '1';

export interface StandbyDeps extends StandbyHealth {
  /** What answers here while the work is done here; null: it is done elsewhere, or nowhere. */
  readonly working: () => Front | null;
  /** Where it is done. */
  readonly owners: OwnerLookup;
  /** Where this process listens. */
  readonly own: () => string | null;
  /** What the processes share; null: nothing is passed on. */
  readonly secret: string | null;
  readonly trustedProxies: number;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'limitReached'>;
}

const chargesNobody = { chargeKey: (): Promise<void> => Promise.resolve() };

/** Refuses everything, but tells how the process is. */
const refusing = (deps: StandbyDeps, refusal: () => Refusal): Koa => {
  const { log, metrics, trustedProxies } = deps;
  const app = new Koa({ proxy: trustedProxies > 0, maxIpsCount: trustedProxies });
  app.use(sendAnswers(chargesNobody));
  app.use(nameRequest);
  app.use(logRequests(log));
  app.use(answerErrors(log, metrics));
  app.use(answerStandbyHealth(deps));
  app.use((ctx) => {
    ctx.set('Retry-After', RETRY_AFTER_S);
    throw refusal();
  });
  return app;
};

const isProbe = ({ url = '' }: IncomingMessage): boolean =>
  ['/healthz', '/readyz'].includes(url.split('?')[0] ?? '');

/**
 * Answers where the work is not done: passes each request on to the process that does it, and waits for one while there is
 * none. As soon as the work is done here, whoever waits is answered here.
 */
export class StandbyFront implements Front {
  readonly #deps: StandbyDeps;
  readonly #agent: Agent = otherProcesses();
  readonly #closing = new AbortController();
  /** Knows what proxies tell that are trusted. */
  readonly #koa: Koa;
  readonly #answerNobody: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly #answerLost: (request: IncomingMessage, response: ServerResponse) => Promise<void>;

  constructor(deps: StandbyDeps) {
    this.#deps = deps;
    this.#koa = refusing(deps, refusals.nobodyInCharge);
    this.#answerNobody = this.#koa.callback();
    this.#answerLost = refusing(deps, refusals.chargeLost).callback();
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    if (isProbe(request)) void this.#answerNobody(request, response);
    else {
      this.#serve(request, response).catch((error: unknown) => {
        // Who asked went away in the middle.
        this.#deps.log.debug({ err: error }, 'a request could not be passed on');
        response.destroy();
      });
    }
  }

  openLine(request: IncomingMessage, socket: Socket, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    void this.#openLine(request, socket, head);
  }

  lines(): number {
    return 0;
  }

  end(): void {
    this.#closing.abort();
    void this.#agent.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const until = performance.now() + WAITS_FOR_MS;
    const body = new HeldBody(request);
    do {
      const front = this.#deps.working();
      if (front !== null && !body.isTaken) {
        front.answer(request, response);
        return;
      }
      const outcome = await this.#pass(request, response, body);
      if (outcome === 'answered') return;
      if (outcome === 'lost') {
        await this.#answerLost(request, response);
        return;
      }
      await pause(LOOKS_EACH_MS);
    } while (performance.now() < until && !this.#closing.signal.aborted && !response.destroyed);
    if (!response.destroyed) await this.#answerNobody(request, response);
  }

  /** Where a request goes from here; null: nowhere. One that was passed on to us is not passed on once more. */
  async #next(request: IncomingMessage): Promise<{ origin: string; secret: string } | null> {
    const { secret, owners, working, own } = this.#deps;
    if (secret === null || request.headers[PASSED_ON_HEADER] !== undefined) return null;
    const origin = working() === null ? await owners.owner() : own();
    return origin === null ? null : { origin, secret };
  }

  async #asking(request: IncomingMessage, response: ServerResponse, secret: string) {
    const ctx = this.#koa.createContext(request, response);
    await nameRequest(ctx, () => Promise.resolve());
    const { method = 'GET', url = '/' } = request;
    return { requestId: requestIdOf(ctx), passedOn: passedOnBy(secret, ctx, { method, url }) };
  }

  async #pass(
    request: IncomingMessage,
    response: ServerResponse,
    held: HeldBody,
  ): Promise<PassOutcome> {
    const next = await this.#next(request);
    if (next === null || (this.#deps.working() !== null && !held.isTaken)) return 'not-sent';
    const { origin, secret } = next;
    const asking = await this.#asking(request, response, secret);
    this.#deps.log.debug({ request_id: asking.requestId, to: origin }, 'request passed on');
    const watch = new ChargeWatch(this.#deps.owners, origin);
    try {
      const of = { ...asking, request, response, origin, body: await held.take() };
      const ends = { over: watch.over, closing: this.#closing.signal };
      const outcome = await passOn({ ...of, ...ends }, this.#agent);
      if (outcome !== 'answered') this.#deps.owners.doubt();
      return outcome;
    } finally {
      watch.end();
    }
  }

  /** Browsers try again by themselves. */
  async #openLine(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
    const front = this.#deps.working();
    const next = await this.#next(request);
    if (front !== null) front.openLine(request, socket, head);
    else if (next === null) {
      refuseUpgrade(socket, 'asterisk-unavailable', 'no process is in charge at this moment');
    } else await passLineOn({ request, socket, head, ...next }, this.#koa);
  }
}
