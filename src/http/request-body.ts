import { bodyParser } from '@koa/bodyparser';
import type { Context, Middleware } from 'koa';
import { Refusal } from '../domain/refusal.ts';
import { describePosition, positionAt } from '../domain/source-position.ts';
import { HttpRefusal } from './http-refusal.ts';
import { checkPercentEncoding } from './percent-encoding.ts';

export const MAX_BODY_BYTES = 64 * 1024;
/** The form parser passes over what comes after so many fields. */
const MAX_FORM_FIELDS = 1000;
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const EXPECTED_TYPE = `${JSON_TYPE} or ${FORM_TYPE}`;

const refuse = (message: string, details: Record<string, string | number> = {}): never => {
  throw new Refusal('invalid-argument', `body: ${message}`, { in: 'body', ...details });
};

const refuseType = (given: string): never =>
  refuse(`Content-Type is ${given}; expected ${EXPECTED_TYPE}`, {
    header: 'Content-Type',
    expected: EXPECTED_TYPE,
  });

/** Whether there is a body shows only when it is read: clients announce empty ones too. */
const isUntyped = (ctx: Context): boolean => ctx.get('Content-Type') === '';

const checkHeaders = (ctx: Context): void => {
  if (!isUntyped(ctx) && ctx.is(JSON_TYPE, FORM_TYPE) === false) {
    refuseType(ctx.get('Content-Type'));
  }
  const { charset } = ctx.request;
  if (charset !== '' && charset.toLowerCase() !== 'utf-8') {
    refuse(`the charset is ${charset}; expected utf-8`, { header: 'Content-Type' });
  }
  const encoding = ctx.get('Content-Encoding') || 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    refuse(`Content-Encoding is ${encoding}; expected none`, { header: 'Content-Encoding' });
  }
};

const field = (error: object, name: string): unknown => (Reflect.get(error, name) as unknown) ?? '';

const refuseBadJson = (error: SyntaxError): never => {
  const source = field(error, 'body');
  const offset = /at position (\d+)/.exec(error.message)?.[1];
  if (typeof source !== 'string' || offset === undefined) {
    return refuse(`not valid JSON: ${error.message}`);
  }
  const position = positionAt(source, Number(offset));
  return refuse(`not valid JSON at ${describePosition(position)}: ${error.message}`, {
    offset: Number(offset),
    line: position.line,
    column: position.column,
  });
};

/** What the parser threw, told as a refusal. */
const refuseUnreadable = (error: Error, ctx: Context): never => {
  const type = field(error, 'type');
  if (type === 'entity.too.large') {
    // What is still to come is thrown away, so that the client gets to read the answer.
    ctx.req.resume();
    throw new HttpRefusal('body-too-large', `the body is larger than ${MAX_BODY_BYTES} bytes`, {
      limit: MAX_BODY_BYTES,
    });
  }
  if (isUntyped(ctx)) return refuseType('missing');
  if (error instanceof SyntaxError) return refuseBadJson(error);
  if (type === 'request.aborted' || type === 'request.size.invalid') {
    return refuse('it ended before it was complete');
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
    refuse(`it looks like JSON but came as ${FORM_TYPE}; send "Content-Type: ${JSON_TYPE}"`, {
      header: 'Content-Type',
      expected: JSON_TYPE,
    });
  }
  checkPercentEncoding('body', raw);
  if (raw.split('&').length > MAX_FORM_FIELDS) {
    refuse(`a form may have at most ${MAX_FORM_FIELDS} fields; send JSON`);
  }
};

/** Reads a JSON or form-encoded body into `ctx.request.body`; an absent one counts as empty. */
export const readBody: Middleware = async (ctx, next) => {
  checkHeaders(ctx);
  await parse(ctx, () => Promise.resolve());
  // The type says string, but a request without a body has none.
  const raw = (ctx.request.rawBody as string | undefined) ?? '';
  if (raw !== '' && isUntyped(ctx)) refuseType('missing');
  // The decoder put it where bytes were not UTF-8.
  if (raw.includes('\uFFFD')) refuse('it is not valid UTF-8', { expected: 'UTF-8' });
  if (isForm(ctx)) checkForm(raw);
  await next();
};
