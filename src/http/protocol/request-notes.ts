import type { Context } from 'koa';
import type { Answer } from './answer.ts';
import type { Principal } from './principal.ts';

/** What layers note of a request for each other. */
interface Notes {
  id?: string;
  principal?: Principal;
  answer?: Answer;
}

/** Something that has the state of a request. */
export type Noted = Pick<Context, 'state'>;

export const notesOf = ({ state }: Noted): Notes => state;
