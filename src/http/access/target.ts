import type { Asked } from './access-rules.ts';

/** Where a request goes to, as far as the gate asks. */
export interface Target extends Pick<Asked, 'method' | 'path'> {
  /** A link in its body may prove whose it is. */
  readonly provenBy?: 'link';
  /** Its body is a file, which no form of another page can send. */
  readonly upload?: { readonly types: readonly string[] };
}
