import { timingSafeEqual } from 'node:crypto';
import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import Koa, { type Context } from 'koa';
import type { CallcenterId, ExtensionId } from '../../domain/ids.ts';
import type { Callcenters } from '../../operations/callcenters.ts';
import { phoneTicket } from '../../operations/phone-ticket.ts';
import type { Logger } from '../../operations/ports/logger.ts';
import type { PhoneLines } from '../../operations/ports/phone-lines.ts';
import type { Telephony } from '../../operations/ports/telephony.ts';
import { type RateLimitSettings, RateLimits } from '../access/rate-limits.ts';
import { asAskedThere } from '../access/passed-on.ts';
import { openAsteriskLine } from './asterisk-line.ts';
import {
  acceptAndClose,
  acceptUpgrade,
  refuseUpgrade,
  SUBPROTOCOL,
  TAKEN_CODE,
} from './handshake.ts';

/** What lines need besides Asterisk's address. */
export interface PhoneLinesDeps {
  readonly callcenters: Callcenters;
  readonly telephony: Pick<Telephony, 'phoneLineChanged'>;
  readonly log: Logger;
  readonly limits: RateLimitSettings;
  /** Whose pages may be phones, besides those of the service itself. */
  readonly origins: readonly string[];
  readonly trustedProxies: number;
  /** What processes share that pass lines on; null: none is passed on. */
  readonly processSecret: string | null;
  /** Where Asterisk's web server is. */
  readonly ariUrl: string;
}

/** The line of one browser. */
interface Line {
  readonly callcenterId: CallcenterId;
  readonly extension: ExtensionId;
  readonly ticket: string;
  readonly browser: Socket;
  readonly asterisk: Socket;
}

/** How often it is looked whether those who have a line still may. */
const LOOK_EVERY_MS = 2_000;
const KEEP_ALIVE_AFTER_MS = 30_000;

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

const firstOf = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? '';

/** A request for a line, as far as it is understood. */
interface Asked {
  readonly callcenterId: CallcenterId;
  readonly extension: ExtensionId;
  readonly ticket: string;
}

const askedIn = ({ query }: Context): Asked => ({
  callcenterId: firstOf(query['callcenter']) as CallcenterId,
  extension: firstOf(query['extension']) as ExtensionId,
  ticket: firstOf(query['ticket']),
});

const offers = (request: IncomingMessage): readonly string[] =>
  (request.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());

/** Both ends alike: nothing is waited for, and neither outlives the other. */
const join = ({ browser, asterisk }: Line, ended: () => void): void => {
  const end = (): void => {
    browser.destroy();
    asterisk.destroy();
    ended();
  };
  for (const socket of [browser, asterisk]) {
    // Phones are silent for long: whether they are there, Asterisk asks.
    socket.setTimeout(0);
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE_AFTER_MS);
    socket.on('error', end);
    socket.on('close', end);
  }
  browser.pipe(asterisk);
  asterisk.pipe(browser);
};

/**
 * Connects browsers with Asterisk, which nobody reaches from outside: SIP over WebSocket (RFC 7118) is passed on as it
 * comes. A browser shows the ticket that it was given, and comes from a page of ours, or of an origin that may use
 * the API. There is one line for each phone.
 */
export class BrowserLines implements PhoneLines {
  readonly #deps: PhoneLinesDeps;
  readonly #limits: RateLimits;
  /** Knows what is told by proxies that are trusted. */
  readonly #koa: Koa;
  readonly #lines = new Map<string, Line>();
  readonly #timer: NodeJS.Timeout;
  #isClosed = false;

  constructor(deps: PhoneLinesDeps) {
    this.#deps = deps;
    this.#limits = new RateLimits(deps.limits);
    const { trustedProxies } = deps;
    this.#koa = new Koa({ proxy: trustedProxies > 0, maxIpsCount: trustedProxies });
    this.#timer = setInterval(() => {
      this.#cutOutdated();
    }, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** How many are open. */
  get count(): number {
    return this.#lines.size;
  }

  /** A browser asks for its line. */
  async open(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const ctx = this.#koa.createContext(request, new ServerResponse(request));
    const { processSecret } = this.#deps;
    if (processSecret !== null) asAskedThere(ctx, processSecret);
    const key = request.headers['sec-websocket-key'] ?? '';
    if (this.#isClosed) {
      refuseUpgrade(socket, 'asterisk-unavailable', 'the service is about to end');
    } else if (key === '' || !offers(request).includes(SUBPROTOCOL)) {
      refuseUpgrade(socket, 'invalid-argument', `a WebSocket with subprotocol ${SUBPROTOCOL}`);
    } else if (!this.#isFromHere(ctx)) {
      refuseUpgrade(socket, 'forbidden', 'pages of this origin may not be phones: CORS_ORIGINS');
    } else if (await this.#isOneTooMany(ctx)) {
      refuseUpgrade(socket, 'too-many-requests', 'too many requests from this address');
    } else await this.#connect(ctx, key, socket, head);
  }

  cut(callcenterId: CallcenterId, extension: ExtensionId): void {
    const line = this.#lines.get(`${callcenterId}/${extension}`);
    if (line === undefined) return;
    line.browser.destroy();
    line.asterisk.destroy();
  }

  /** Cuts all, and opens none any more. */
  close(): void {
    this.#isClosed = true;
    clearInterval(this.#timer);
    for (const { callcenterId, extension } of [...this.#lines.values()]) {
      this.cut(callcenterId, extension);
    }
  }

  /** Browsers say themselves which page it is; nothing but a browser is expected. */
  #isFromHere(ctx: Context): boolean {
    const origin = ctx.get('Origin');
    if (!URL.canParse(origin)) return false;
    return new URL(origin).host === ctx.host || this.#deps.origins.includes(origin);
  }

  async #isOneTooMany({ ip }: Context): Promise<boolean> {
    try {
      await this.#limits.countAddress(ip);
      return false;
    } catch {
      return true;
    }
  }

  /** The ticket that is good for a phone; null: it is none of a browser. */
  #ticketOf({ callcenterId, extension }: Omit<Asked, 'ticket'>): string | null {
    const { callcenters } = this.#deps;
    if (!callcenters.has(callcenterId)) return null;
    const { world } = callcenters.find(callcenterId);
    const phone = world.extensions.get(extension);
    if (phone?.kind !== 'sip-terminal' || !phone.webrtc) return null;
    return phoneTicket(callcenterId, phone, world.phoneHolders.has(extension) ? 'agent' : 'nobody');
  }

  #mayHaveLine(asked: Asked): boolean {
    const ticket = this.#ticketOf(asked);
    return ticket !== null && isSame(ticket, asked.ticket);
  }

  async #connect(ctx: Context, key: string, socket: Socket, head: Buffer): Promise<void> {
    const asked = askedIn(ctx);
    if (!this.#mayHaveLine(asked)) {
      await this.#turnAway(ctx, key, socket);
      return;
    }
    const { log, ariUrl } = this.#deps;
    const logged = { callcenter_id: asked.callcenterId, extension_id: asked.extension };
    try {
      const line = await openAsteriskLine(ariUrl, key);
      if (socket.destroyed || this.#isClosed || !this.#mayHaveLine(asked)) {
        line.socket.destroy();
        socket.destroy();
        return;
      }
      acceptUpgrade(socket, key);
      line.socket.write(head);
      socket.write(line.head);
      this.#keep({ ...asked, browser: socket, asterisk: line.socket });
      log.debug(logged, 'the line of a browser is open');
    } catch (error) {
      log.warn({ ...logged, err: error }, 'a browser cannot be connected with Asterisk');
      refuseUpgrade(socket, 'asterisk-refused', 'Asterisk takes no SIP over WebSocket');
    }
  }

  /** Guessing counts as with keys. A page whose phone was taken reads so. */
  async #turnAway({ ip }: Context, key: string, socket: Socket): Promise<void> {
    try {
      await this.#limits.countFailure(ip);
      acceptAndClose(socket, key, TAKEN_CODE, 'taken');
    } catch {
      refuseUpgrade(socket, 'too-many-requests', 'too many wrong tickets from this address');
    }
  }

  /** One that comes again takes the place of its own line, which may be dead without anybody knowing. */
  #keep(line: Line): void {
    const { callcenterId, extension } = line;
    const name = `${callcenterId}/${extension}`;
    this.cut(callcenterId, extension);
    this.#lines.set(name, line);
    const changed = (): void => {
      this.#deps.telephony.phoneLineChanged(extension);
    };
    join(line, () => {
      if (this.#lines.get(name) !== line) return;
      this.#lines.delete(name);
      changed();
    });
    changed();
  }

  #cutOutdated(): void {
    for (const line of [...this.#lines.values()]) {
      if (!this.#mayHaveLine(line)) this.cut(line.callcenterId, line.extension);
    }
  }
}
