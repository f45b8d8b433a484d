import type { Context } from 'koa';
import type { Language } from '../words/tell.ts';

const OFFERED: readonly Language[] = ['en', 'zh'];

const CONTENT_LANGUAGE: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

/** Of a tag such as zh-Hans-CN: which of ours it is a variant of. */
const offeredFor = (tag: string): Language | undefined => {
  const [language = ''] = tag.toLowerCase().split('-');
  return OFFERED.find((offered) => offered === language);
};

/** What the client refuses (`en;q=0, *`) stays refused. */
const anyOther = (ctx: Context): Language =>
  ctx.acceptsLanguages(...OFFERED) === 'zh' ? 'zh' : 'en';

/**
 * The first of ours in what the client likes, best first. Koa's own choice among what is offered would
 * put `zh` before the `en-AU` of a client that names that first without weighing the two.
 */
const preferred = (ctx: Context): Language => {
  if ((ctx.req.headers['accept-language'] ?? '') === '') return 'en';
  for (const tag of ctx.acceptsLanguages()) {
    const language = tag === '*' ? anyOther(ctx) : offeredFor(tag);
    if (language !== undefined) return language;
  }
  return 'en';
};

/** Says which language an answer is in, and that others would be given to other clients. */
export const setLanguage = (ctx: Context, language: Language): void => {
  // Node's own, which cost half as much as Koa's, for what is set in nearly every answer.
  if (ctx.res.hasHeader('Vary')) ctx.vary('Accept-Language');
  else ctx.res.setHeader('Vary', 'Accept-Language');
  ctx.res.setHeader('Content-Language', CONTENT_LANGUAGE[language]);
};

/** The language that was set for an answer. */
export const languageOf = (ctx: Context): Language =>
  ctx.response.get('Content-Language') === CONTENT_LANGUAGE.zh ? 'zh' : 'en';

/** The language for the answer to this client: the one it likes best, English if it knows neither. */
export const languageFor = (ctx: Context): Language => {
  const language = preferred(ctx);
  setLanguage(ctx, language);
  return language;
};
