import type { Context } from 'koa';
import type { Language } from '../words/tell.ts';

/**
 * What is offered. Variants are named where clients name them before another language without
 * weighing the two: an exact match goes before one of the language alone.
 */
const OFFERED: Readonly<Record<string, Language>> = {
  en: 'en',
  'en-US': 'en',
  'en-GB': 'en',
  zh: 'zh',
  'zh-CN': 'zh',
  'zh-Hans': 'zh',
  'zh-Hans-CN': 'zh',
};

const TAGS: readonly string[] = Object.keys(OFFERED);

const CONTENT_LANGUAGE: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

const preferred = (ctx: Context): Language => {
  if (ctx.get('Accept-Language') === '') return 'en';
  const tag = ctx.acceptsLanguages(...TAGS);
  return (tag === false ? undefined : OFFERED[tag]) ?? 'en';
};

/** Says which language an answer is in, and that others would be given to other clients. */
export const setLanguage = (ctx: Context, language: Language): void => {
  ctx.vary('Accept-Language');
  ctx.set('Content-Language', CONTENT_LANGUAGE[language]);
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
