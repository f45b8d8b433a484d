import { bodyParser } from '@koa/bodyparser';
import type { Context, Middleware } from 'koa';
import { refusals } from '../../domain/refusals.ts';
import { positionAt } from '../../domain/source-position.ts';
import { type Phrase, phrase } from '../../messages/phrase.ts';
import { httpRefusals } from './http-refusals.ts';
import { checkPercentEncoding } from './percent-encoding.ts';

export const MAX_BODY_BYTES = 64 * 1024;
/** The form parser passes over what comes after so many fields. */
const MAX_FORM_FIELDS = 1000;
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const TYPES = { json: JSON_TYPE, form: FORM_TYPE } as const;

const refuse = (message: Phrase, expected: string): never => {
  throw refusals.invalidArgument(message, { in: 'body', path: '', expected });
};

const refuseHeader = (message: Phrase, path: string, expected: string): never => {
  throw refusals.invalidArgument(message, { in: 'header', path, expected });
};

const refuseType = (message: Phrase): never =>
  refuseHeader(message, 'Content-Type', `${JSON_TYPE} or ${FORM_TYPE}`);

const refuseUntyped = (): never => refuseType(phrase('body-type-missing', TYPES));

/** Whether there is a body shows only when it is read: clients announce empty ones too. */
const isUntyped = (ctx: Context): boolean => ctx.get('Content-Type') === '';

const checkHeaders = (ctx: Context): void => {
  if (!isUntyped(ctx) && ctx.is(JSON_TYPE, FORM_TYPE) === false) {
    refuseType(phrase('body-type-wrong', { type: ctx.get('Content-Type'), ...TYPES }));
  }
  const { charset } = ctx.request;
  if (charset !== '' && charset.toLowerCase() !== 'utf-8') {
    refuseHeader(phrase('body-charset-wrong', { charset }), 'Content-Type', 'charset utf-8');
  }
  const encoding = ctx.get('Content-Encoding') || 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    refuseHeader(phrase('body-encoding-wrong', { encoding }), 'Content-Encoding', 'identity');
  }
};

const field = (error: object, name: string): unknown => (Reflect.get(error, name) as unknown) ?? '';

const refuseBadJson = (error: SyntaxError): never => {
  const source = field(error, 'body');
  const offset = /at position (\d+)/.exec(error.message)?.[1];
  if (typeof source !== 'string' || offset === undefined) {
    return refuse(phrase('body-not-json', { reason: error.message }), 'JSON');
  }
  const { line, column } = positionAt(source, Number(offset));
  const message = phrase('body-not-json-at', { line, column, reason: error.message });
  throw refusals.invalidJson(message, { offset: Number(offset), line, column });
};

/** What the parser threw, told as a refusal. */
const refuseUnreadable = (error: Error, ctx: Context): never => {
  const type = field(error, 'type');
  if (type === 'entity.too.large') {
    // What is still to come is thrown away, so that the client gets to read the answer.
    ctx.req.resume();
    throw httpRefusals.bodyTooLarge(MAX_BODY_BYTES);
  }
  if (isUntyped(ctx)) return refuseUntyped();
  if (error instanceof SyntaxError) return refuseBadJson(error);
  if (type === 'request.aborted' || type === 'request.size.invalid') {
    return refuse(phrase('body-incomplete'), 'a complete body');
  }
  throw error;
};

const parse = bodyParser({
  enableTypes: ['json', 'form'],
  detectJSON: isUntyped,
  extendTypes: { json: [JSON_TYPE], form: [FORM_TYPE] },
  jsonLimit: MAX_BODY_BYTES,
  formLimit: MAX_BODY_BYTES,
  onError: refuseUnreadable,
});

export const isForm = (ctx: Context): boolean => ctx.is(FORM_TYPE) === FORM_TYPE;

const checkForm = (raw: string): void => {
  if (/^\s*[{[]/.test(raw)) {
    refuseHeader(phrase('form-is-json', TYPES), 'Content-Type', JSON_TYPE);
  }
  checkPercentEncoding('body', raw);
  if (raw.split('&').length > MAX_FORM_FIELDS) {
    refuse(
      phrase('form-too-long', { limit: MAX_FORM_FIELDS }),
      `at most ${MAX_FORM_FIELDS} fields`,
    );
  }
};

/** Reads a JSON or form-encoded body into `ctx.request.body`; an absent one counts as empty. */
export const readBody: Middleware = async (ctx, next) => {
  checkHeaders(ctx);
  await parse(ctx, () => Promise.resolve());
  // The type says string, but a request without a body has none.
  const raw = (ctx.request.rawBody as string | undefined) ?? '';
  if (raw !== '' && isUntyped(ctx)) refuseUntyped();
  // The decoder put it where bytes were not UTF-8.
  if (raw.includes('\uFFFD')) refuse(phrase('body-not-utf8'), 'UTF-8');
  if (isForm(ctx)) checkForm(raw);
  await next();
};
