import { inE164, NO_PLAN, type NumberingPlan } from './numbering-plan.ts';

/**
 * Codes of the international plan that belong to no country and cost many times what a country's
 * numbers cost: Inmarsat 870 (and 871–874 until 2008), universal personal numbers 878, satellite
 * telephones 881, networks of no country (Thuraya among them) 882 and 883, disaster relief 888,
 * premium rate 979. https://www.itu.int/pub/T-SP-E.164D, the ITU's list of assigned country codes
 */
export const DENIED_PREFIXES: readonly string[] = [
  '+870',
  '+871',
  '+872',
  '+873',
  '+874',
  '+878',
  '+881',
  '+882',
  '+883',
  '+888',
  '+979',
];

/**
 * What is dialled before an international number: by ITU-T E.164 `00`, in North America `011`, in
 * Australia `0011`. The longest comes first.
 */
const INTERNATIONAL = /^(?:\+|0011|011|00)/;

/** A number, or what follows the codes in front of it, as it can be compared with a prefix. */
interface Form {
  readonly text: string;
  /** How much longer it was as dialled: prefixes of all forms compare by what they cover of that. */
  readonly shortenedBy: number;
}

/** As dialled and, if it begins as an international number does, as `+` and the country code. */
const formsOf = (dialled: string): readonly Form[] => {
  const forms = [{ text: dialled, shortenedBy: 0 }];
  // Of a number that begins with 0011 either may be right: in Europe it is 00, and 11…
  for (const code of ['0011', '011', '00']) {
    if (!dialled.startsWith(code)) continue;
    const text = `+${dialled.slice(code.length)}`;
    forms.push({ text, shortenedBy: code.length - 1 });
  }
  return forms;
};

/**
 * What a switch may call of a number that begins with `*` or `#`: what stands behind a service code
 * such as `*31#` or `*67`.
 */
const behindServiceCode = (dialled: string): readonly string[] => {
  if (!/^[*#]/.test(dialled)) return [];
  const number = /([^*#]+)[*#]*$/.exec(dialled)?.[1] ?? '';
  const vertical = /^\*\d\d([^*#]+)$/.exec(dialled)?.[1] ?? '';
  return [number, vertical].filter((reading) => reading !== '');
};

/** How much of the number the longest of these prefixes covers; -1: none fits. */
const covered = (forms: readonly Form[], prefixes: readonly string[]): number =>
  Math.max(
    -1,
    ...forms.flatMap(({ text, shortenedBy }) =>
      prefixes
        .filter((prefix) => text.startsWith(prefix))
        .map(({ length }) => length + shortenedBy),
    ),
  );

type Verdict = 'allowed' | 'denied' | 'unknown';

const verdictOn = (
  dialled: string,
  allowed: readonly string[],
  denied: readonly string[],
): Verdict => {
  const forms = formsOf(dialled);
  const [toAllow, toDeny] = [covered(forms, allowed), covered(forms, denied)];
  if (toAllow === -1 && toDeny === -1) return 'unknown';
  return toAllow > toDeny ? 'allowed' : 'denied';
};

/**
 * Whether a number may be called: the longest prefix that fits decides, a denied one before an allowed
 * one of the same length. A prefix with `+` fits a number of that country code, dialled with `+`, `00`,
 * `011` or `0011`; one without fits what is dialled. A number behind a service code must be allowed
 * too, whichever the code is.
 * @param allowed none: all that are not denied
 */
export const isNumberAllowed = (
  dialled: string,
  allowed: readonly string[],
  denied: readonly string[],
): boolean => {
  const whole = verdictOn(dialled, allowed, denied);
  const behind = behindServiceCode(dialled).map((number) => verdictOn(number, allowed, denied));
  if ([whole, ...behind].includes('denied')) return false;
  if (allowed.length === 0) return true;
  return whole === 'allowed' && (behind.length === 0 || behind.includes('allowed'));
};

const TELEPHONE_NUMBER = /^\+?[0-9*#]{1,32}$/;

/** Nothing else can be dialled. */
export const isTelephoneNumber = (text: string): boolean => TELEPHONE_NUMBER.test(text);

/** The number by which two ways to write it can be seen to be the same. */
export const canonicalNumber = (number: string, plan: NumberingPlan = NO_PLAN): string => {
  const { countryCode } = plan;
  return countryCode === null
    ? number.replace(INTERNATIONAL, '+')
    : inE164(number, { ...plan, countryCode });
};

/** Whether two numbers are the same as far as can be told. */
export const isSameNumber = (one: string, other: string, plan: NumberingPlan = NO_PLAN): boolean =>
  canonicalNumber(one, plan) === canonicalNumber(other, plan);
