import { admin } from './english/admin.ts';
import { common } from './english/common.ts';
import { desk } from './english/desk.ts';
import { phone } from './english/phone.ts';
import { wallboard } from './english/wallboard.ts';

/** Every text of the pages, by its key, with names in braces for what is filled in. */
export const ENGLISH = { ...common, ...wallboard, ...desk, ...phone, ...admin } as const;
