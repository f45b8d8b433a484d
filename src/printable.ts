/** Controls that a terminal would obey; line ends and tabs are among them. */
const CONTROLS = /\p{Cc}|\p{Cf}/gu;

/** A text of others as it may be shown on a terminal: it can move no cursor and hide nothing. */
export const printable = (text: string): string => text.replace(CONTROLS, '\uFFFD');

const asEscapes = (sign: string): string =>
  Array.from({ length: sign.length }, (_, unit) => sign.charCodeAt(unit))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');

/** The same for JSON, which means the same afterwards. */
export const printableJson = (value: unknown): string =>
  JSON.stringify(value).replace(CONTROLS, asEscapes);
