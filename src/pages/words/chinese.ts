import { admin } from './chinese/admin.ts';
import { common } from './chinese/common.ts';
import { desk } from './chinese/desk.ts';
import { phone } from './chinese/phone.ts';
import { wallboard } from './chinese/wallboard.ts';

/** The texts in simplified Chinese, with the words of src/messages/chinese.ts. */
export const CHINESE = { ...common, ...wallboard, ...desk, ...phone, ...admin };
