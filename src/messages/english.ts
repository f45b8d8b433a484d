import { access } from './english/access.ts';
import { enqueue } from './english/enqueue.ts';
import { expressions } from './english/expressions.ts';
import { refusals } from './english/refusals.ts';
import { requests } from './english/requests.ts';
import { rules } from './english/rules.ts';

/**
 * Every sentence that users are told, by its key, with names in braces for what is filled in. Logs
 * and channel variables have the English ones too, whatever language a client asks for.
 */
export const ENGLISH = {
  ...requests,
  ...rules,
  ...refusals,
  ...enqueue,
  ...expressions,
  ...access,
} as const;
