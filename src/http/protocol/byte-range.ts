/** Which bytes of something are asked for: `first` and `last` are counted from 0, both are sent. */
export type AskedBytes =
  | { readonly kind: 'all' }
  | { readonly kind: 'part'; readonly first: number; readonly last: number }
  /** None of them is there. */
  | { readonly kind: 'beyond' };

const ALL: AskedBytes = { kind: 'all' };
const BEYOND: AskedBytes = { kind: 'beyond' };

/** More digits are no place in any file. */
const ONE_RANGE = /^bytes=(?<first>\d{0,15})-(?<last>\d{0,15})$/i;

/**
 * What a header Range asks for of so many bytes (RFC 9110, 14.1.2). One that cannot be understood, in another
 * unit or of several parts, is as good as none: the whole is sent.
 */
export const askedBytes = (header: string, bytes: number): AskedBytes => {
  const { first: from = '', last: to = '' } = ONE_RANGE.exec(header)?.groups ?? {};
  if (from === '' && to === '') return ALL;
  if (from === '') return lastOnes(Number(to), bytes);
  const first = Number(from);
  const last = to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (to !== '' && Number(to) < first) return ALL;
  return first < bytes ? { kind: 'part', first, last } : BEYOND;
};

/** So many from the end. */
const lastOnes = (count: number, bytes: number): AskedBytes =>
  count === 0 || bytes === 0
    ? BEYOND
    : { kind: 'part', first: Math.max(0, bytes - count), last: bytes - 1 };
