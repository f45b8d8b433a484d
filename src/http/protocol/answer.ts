import type { Language } from '../../messages/translate.ts';
import type { Envelope } from './envelope.ts';
import { type Noted, notesOf } from './request-notes.ts';

/** What most requests are answered with. Files, streams and pages are Koa's `ctx.body`. */
export interface Answer {
  readonly status: number;
  readonly envelope: Envelope;
  /** Of the envelope's `msg`. */
  readonly language: Language;
}

/** In place of any other answer that there was. */
export const setAnswer = (ctx: Noted, answer: Answer): void => {
  notesOf(ctx).answer = answer;
};

/** null: none yet, or something else than an envelope. */
export const answerOf = (ctx: Noted): Answer | null => notesOf(ctx).answer ?? null;
