import { phrase } from '../../messages/phrase.ts';
import { excerpt, type Position } from '../source-position.ts';
import { EnqueueError } from './enqueue-error.ts';

/** One attribute with its value as meant, and where its name stands. */
export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
  readonly at: Position;
}

/** What may stand in XML neither as it is nor as a reference. */
export const NOT_A_CHARACTER = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Of one element: several times as many as any may have. */
const MAX_ATTRIBUTES = 100;

const TAG_NAME = /<[^ \t\r\n/>]+/y;
const ATTRIBUTE = /[ \t\r\n]+([^ \t\r\n=/>"'<]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/dy;
const BLANK = /[ \t\r\n]*/y;
const TAG_END = /\/?>/y;
const REFERENCE_OR_BLANK =
  /&(?:#x0*([0-9a-fA-F]{1,6})|#0*(\d{1,7})|(amp|lt|gt|quot|apos));|&[^;\s]{0,20};?|\r\n?|[\t\n]/g;

const PREDEFINED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** The name of the element whose opening tag begins at `offset`. */
export const readXmlName = (xml: string, offset: number): string =>
  xml.slice(offset + 1, endOf(TAG_NAME, xml, offset) ?? offset + 1);

/**
 * Reads the attributes of the opening tag that begins at `offset`.
 * @throws EnqueueError for what is not well formed in it
 */
export const readXmlAttributes = (
  xml: string,
  offset: number,
  positionOf: (offset: number) => Position,
): readonly XmlAttribute[] => {
  const attributes = new Map<string, XmlAttribute>();
  let end = endOf(TAG_NAME, xml, offset) ?? offset;
  for (
    let match = matchAt(ATTRIBUTE, xml, end);
    match !== null;
    match = matchAt(ATTRIBUTE, xml, end)
  ) {
    const attribute = attributeOf(match, positionOf);
    if (attributes.has(attribute.name)) throw repeated(attribute);
    if (attributes.size === MAX_ATTRIBUTES) throw tooMany(attribute);
    attributes.set(attribute.name, attribute);
    end = ATTRIBUTE.lastIndex;
  }
  const rest = endOf(BLANK, xml, end) ?? end;
  if (endOf(TAG_END, xml, rest) === null) throw malformed(positionOf(rest));
  return [...attributes.values()];
};

const repeated = ({ name, at }: XmlAttribute): EnqueueError =>
  new EnqueueError(phrase('xml-attribute-twice', { attribute: excerpt(name) }), at);

const tooMany = ({ at }: XmlAttribute): EnqueueError =>
  new EnqueueError(phrase('xml-too-many-attributes', { most: MAX_ATTRIBUTES }), at);

const malformed = (at: Position): EnqueueError =>
  new EnqueueError(phrase('xml-attributes-malformed'), at);

const matchAt = (pattern: RegExp, xml: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset;
  return pattern.exec(xml);
};

const endOf = (pattern: RegExp, xml: string, offset: number): number | null =>
  matchAt(pattern, xml, offset) === null ? null : pattern.lastIndex;

const attributeOf = (
  match: RegExpExecArray,
  positionOf: (offset: number) => Position,
): XmlAttribute => {
  const [, name = '', inDouble, inSingle] = match;
  const [nameStart] = match.indices?.[1] ?? [match.index];
  const [valueStart] = match.indices?.[2] ?? match.indices?.[3] ?? [match.index];
  const value = decode(inDouble ?? inSingle ?? '', (at) => positionOf(valueStart + at));
  return { name, value, at: positionOf(nameStart) };
};

/** Resolves references, and turns line ends and tabs to spaces: https://www.w3.org/TR/xml/#AVNormalize */
const decode = (raw: string, positionOf: (offset: number) => Position): string =>
  raw.replace(
    REFERENCE_OR_BLANK,
    (
      text: string,
      hex: string | undefined,
      decimal: string | undefined,
      name: string | undefined,
      offset: number,
    ) => {
      if (!text.startsWith('&')) return ' ';
      const meant = name === undefined ? characterOf(hex, decimal) : (PREDEFINED[name] ?? null);
      if (meant !== null) return meant;
      throw new EnqueueError(
        phrase('xml-reference', { reference: excerpt(text) }),
        positionOf(offset),
      );
    },
  );

const characterOf = (hex: string | undefined, decimal: string | undefined): string | null => {
  const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
  if (!(code <= 0x10ffff)) return null;
  const character = String.fromCodePoint(code);
  return NOT_A_CHARACTER.test(character) ? null : character;
};
