import type { Context } from 'koa';
import type { Language } from '../../messages/translate.ts';

const OFFERED: readonly Language[] = ['en', 'zh'];

/** As the header has it. */
export const CONTENT_LANGUAGE: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

/** Of a tag such as zh-Hans-CN: which of ours it is a variant of. */
const offeredFor = (tag: string): Language | undefined => {
  const [language = ''] = tag.toLowerCase().split('-');
  return OFFERED.find((offered) => offered === language);
};

/** What the client refuses (`en;q=0, *`) stays refused. */
const anyOther = (ctx: Context): Language =>
  ctx.acceptsLanguages(...OFFERED) === 'zh' ? 'zh' : 'en';

/**
 * The language for the answer to a client, English if it knows none of ours.
 * The first of ours in what the client likes, best first. Koa's own choice among what is offered would
 * put `zh` before the `en-AU` of a client that names that first without weighing the two.
 */
export const languageFor = (ctx: Context): Language => {
  if ((ctx.req.headers['accept-language'] ?? '') === '') return 'en';
  for (const tag of ctx.acceptsLanguages()) {
    const language = tag === '*' ? anyOther(ctx) : offeredFor(tag);
    if (language !== undefined) return language;
  }
  return 'en';
};
