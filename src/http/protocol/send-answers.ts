import type { ServerResponse } from 'node:http';
import type { Context, Middleware } from 'koa';
import type { Language } from '../../messages/translate.ts';
import { type Answer, answerOf } from './answer.ts';
import type { Envelope } from './envelope.ts';
import { CONTENT_LANGUAGE } from './language.ts';
import { WrittenList } from './list-answer.ts';
import { principalOf } from './principal.ts';
import { REQUEST_ID_HEADER, requestIdOf } from './request-id.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

type Headers = readonly (readonly [name: string, value: string])[];

const VARIES_WITH = 'Accept-Language';

const headersIn = (language: Language): Headers => [
  ...SECURITY_HEADERS,
  ['Content-Language', CONTENT_LANGUAGE[language]],
  ['Content-Type', 'application/json; charset=utf-8'],
];

const FIXED: Readonly<Record<Language, Headers>> = { en: headersIn('en'), zh: headersIn('zh') };

/** Names and values in turn, which Node writes as they are. */
const WRITTEN = {
  en: [...FIXED.en, ['Vary', VARIES_WITH]].flat(),
  zh: [...FIXED.zh, ['Vary', VARIES_WITH]].flat(),
};

/** What a layer has set itself is left as it is. */
const addHeaders = (res: ServerResponse, headers: Headers): void => {
  for (const [name, value] of headers) if (!res.hasHeader(name)) res.setHeader(name, value);
};

/** So much of an answer counts as one request more with its key. */
const REQUEST_BYTES = 50_000;

/** What is sent of an envelope, in pieces that were made before where it is a list. */
const piecesOf = (envelope: Envelope): readonly (string | Buffer)[] => {
  const { data, ...others } = envelope;
  if (!(data instanceof WrittenList)) return [JSON.stringify(envelope)];
  return [`${JSON.stringify(others).slice(0, -1)},"data":`, ...data.pieces, '}'];
};

const lengthOf = (pieces: readonly (string | Buffer)[]): number =>
  pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);

/** In one go. */
const end = (res: ServerResponse, pieces: readonly (string | Buffer)[]): void => {
  const [only = ''] = pieces;
  if (pieces.length === 1) {
    res.end(only);
    return;
  }
  res.cork();
  for (const piece of pieces) res.write(piece);
  res.end();
  res.uncork();
};

/** How many bytes of body it sends. */
const send = (ctx: Context, { status, envelope, language }: Answer): number => {
  const { res } = ctx;
  const pieces = piecesOf(envelope);
  const bytes = lengthOf(pieces);
  const own = [REQUEST_ID_HEADER, requestIdOf(ctx), 'Content-Length', `${bytes}`];
  if (res.getHeaderNames().length === 0) res.writeHead(status, [...WRITTEN[language], ...own]);
  else {
    addHeaders(res, FIXED[language]);
    ctx.vary(VARIES_WITH);
    res.writeHead(status, own);
  }
  end(res, pieces);
  return bytes;
};

/** Whoever counts requests: a long answer is charged to the key that asked for it. */
export interface Charging {
  chargeKey(keyId: string, requests: number): Promise<void>;
}

/**
 * Sends envelopes, with the headers that every answer has, and leaves all else to Koa. Koa would set each
 * header by itself and look at each several times, which took a short answer as long as a bare Koa route
 * takes in all: here they are written at once. A long answer counts as several requests.
 */
export const sendAnswers =
  (limits: Charging): Middleware =>
  async (ctx, next) => {
    await next();
    const answer = answerOf(ctx);
    if (answer === null) {
      ctx.res.setHeader(REQUEST_ID_HEADER, requestIdOf(ctx));
      addHeaders(ctx.res, SECURITY_HEADERS);
      return;
    }
    ctx.respond = false;
    const requests = Math.floor(send(ctx, answer) / REQUEST_BYTES);
    const key = principalOf(ctx);
    if (requests > 0 && key !== null) await limits.chargeKey(key.id, requests);
  };
