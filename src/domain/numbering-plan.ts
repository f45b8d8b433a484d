/** How numbers are written where a call center is. */
export interface NumberingPlan {
  /** Of its country, without `+`; null: not known, so numbers are compared as they are written. */
  readonly countryCode: string | null;
  /** What is dialled before numbers of the same country; empty: nothing. */
  readonly trunkPrefix: string;
}

export const NO_PLAN: NumberingPlan = { countryCode: null, trunkPrefix: '' };

export const isSamePlan = (one: NumberingPlan, other: NumberingPlan): boolean =>
  one.countryCode === other.countryCode && one.trunkPrefix === other.trunkPrefix;

/** What is dialled before an international number: by ITU-T E.164 `00`; by country code where it is something else. */
const INTERNATIONAL: Readonly<Record<string, string>> = {
  '1': '011',
  '61': '0011',
  '7': '810',
  '81': '010',
  '82': '001',
  '65': '001',
  '852': '001',
  '855': '001',
  '886': '002',
};

/** A number with its country code in front but without `+` has at least so many digits behind the code. */
const shortestBehind = (countryCode: string): number => (countryCode.length === 1 ? 10 : 8);

const bare = (number: string): string => number.replace(/\(0\)|[\s()./-]/g, '');

const hasCode = (number: string, code: string): boolean =>
  number.startsWith(code) && number.length - code.length >= shortestBehind(code);

/**
 * A number as E.164 has it, `+` and country code first, as far as that can be told: carriers and people write it
 * with or without them, or with the prefixes that are dialled. Two that are written alike are the same number.
 * @param plan with a country code
 */
export const inE164 = (
  number: string,
  { countryCode: code, trunkPrefix }: NumberingPlan & { readonly countryCode: string },
): string => {
  const plain = bare(number);
  if (!/^\d+$/.test(plain)) return plain;
  const international = INTERNATIONAL[code] ?? '00';
  if (plain.startsWith(international)) return `+${plain.slice(international.length)}`;
  if (trunkPrefix !== '' && plain.startsWith(trunkPrefix)) {
    return `+${code}${plain.slice(trunkPrefix.length)}`;
  }
  return hasCode(plain, code) ? `+${plain}` : `+${code}${plain}`;
};
