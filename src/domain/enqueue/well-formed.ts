import { type Phrase, phrase } from '../../messages/phrase.ts';
import { excerpt, type Position } from '../source-position.ts';
import { EnqueueError } from './enqueue-error.ts';
import { NOT_A_CHARACTER, readXmlAttributes } from './xml-attribute.ts';

/**
 * Looks over the whole text before the XML parser sees it, since that one never complains. Only tags,
 * comments and blanks between them may pass: no document type, no entity, no processing instruction,
 * no character data. So no feature of XML that can expand, fetch or hide anything is ever reached.
 * The grammar: https://www.w3.org/TR/xml/
 */

const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.\d"|'1\.\d')(?:[ \t\r\n]+(?:encoding|standalone)[ \t\r\n]*=[ \t\r\n]*(?:"[\w.-]+"|'[\w.-]+')){0,2}[ \t\r\n]*\?>/;
const BLANK = /[ \t\r\n]+/y;
/** Each alternative begins with a character of its own, so that the match takes linear time. */
const OPENING_TAG =
  /<([\p{L}_][\p{L}\p{M}\p{N}_.:-]*)(?=[ \t\r\n/>])(?:[^<>"'/]|"[^<"]*"|'[^<']*')*\/?>/uy;
const CLOSING_TAG = /<\/([^ \t\r\n<>/]+)[ \t\r\n]*>/y;

/** Far more than an enqueue XML needs, and few enough to be walked by recursion. */
const MAX_DEPTH = 10;

/** More than one needs, with so many routes and entries; each costs more than it is long. */
const MAX_ELEMENTS = 201;

const FORBIDDEN: readonly (readonly [opening: string, name: Phrase])[] = [
  ['<!DOCTYPE', phrase('xml-document-type')],
  ['<!ENTITY', phrase('xml-entity')],
  ['<![CDATA[', phrase('xml-cdata')],
  ['<!', phrase('xml-declaration')],
  ['<?', phrase('xml-instruction')],
];

interface Scan {
  readonly xml: string;
  readonly positionOf: (offset: number) => Position;
  /** Elements that are not closed yet, outermost first. */
  readonly open: { readonly name: string; readonly offset: number }[];
  elements: number;
}

/** @throws EnqueueError for XML that is not well formed or holds what no enqueue XML may hold */
export const refuseUnlessWellFormed = (
  xml: string,
  positionOf: (offset: number) => Position,
): void => {
  const scan: Scan = { xml, positionOf, open: [], elements: 0 };
  const strange = NOT_A_CHARACTER.exec(xml);
  if (strange !== null) throw notAllowed(scan, strange.index, phrase('xml-character'));
  let offset = DECLARATION.exec(xml)?.[0].length ?? 0;
  while (offset < xml.length) offset = endOfPiece(scan, offset);
  const innermost = scan.open.at(-1);
  if (innermost === undefined) return;
  throw errorAt(
    scan,
    innermost.offset,
    phrase('xml-never-closed', { element: excerpt(innermost.name) }),
  );
};

const errorAt = ({ positionOf }: Scan, offset: number, reason: Phrase): EnqueueError =>
  new EnqueueError(reason, positionOf(offset));

const notAllowed = (scan: Scan, offset: number, what: Phrase): EnqueueError =>
  errorAt(scan, offset, phrase('xml-not-allowed', { what }));

const endOfPiece = (scan: Scan, offset: number): number => {
  const { xml } = scan;
  if (xml[offset] !== '<') return endOfBlank(scan, offset);
  if (xml.startsWith('<!--', offset)) return endOfComment(scan, offset);
  for (const [opening, name] of FORBIDDEN) {
    const found = xml.slice(offset, offset + opening.length).toUpperCase();
    if (found === opening) throw notAllowed(scan, offset, name);
  }
  return xml[offset + 1] === '/' ? endOfClosingTag(scan, offset) : endOfOpeningTag(scan, offset);
};

const endOfBlank = (scan: Scan, offset: number): number => {
  BLANK.lastIndex = offset;
  if (BLANK.test(scan.xml)) return BLANK.lastIndex;
  throw notAllowed(scan, offset, phrase('xml-text'));
};

const endOfComment = (scan: Scan, offset: number): number => {
  const end = scan.xml.indexOf('--', offset + 4);
  if (end === -1) throw errorAt(scan, offset, phrase('xml-comment-open'));
  if (scan.xml[end + 2] !== '>') throw notAllowed(scan, end, phrase('xml-dashes'));
  return end + 3;
};

const endOfOpeningTag = (scan: Scan, offset: number): number => {
  OPENING_TAG.lastIndex = offset;
  const match = OPENING_TAG.exec(scan.xml);
  if (match === null) throw malformedTag(scan, offset);
  const [tag, name = ''] = match;
  scan.elements += 1;
  if (scan.elements > MAX_ELEMENTS) {
    throw errorAt(scan, offset, phrase('xml-too-many-elements', { most: MAX_ELEMENTS }));
  }
  if (scan.open.length === MAX_DEPTH) throw errorAt(scan, offset, phrase('xml-too-deep'));
  if (!tag.endsWith('/>')) scan.open.push({ name, offset });
  return offset + tag.length;
};

/** The reader of attributes knows best which of them is wrong. */
const malformedTag = (scan: Scan, offset: number): EnqueueError => {
  if (/^<[\p{L}_]/u.test(scan.xml.slice(offset, offset + 3))) {
    readXmlAttributes(scan.xml, offset, scan.positionOf);
  }
  return errorAt(scan, offset, phrase('xml-tag-malformed'));
};

const endOfClosingTag = (scan: Scan, offset: number): number => {
  CLOSING_TAG.lastIndex = offset;
  const match = CLOSING_TAG.exec(scan.xml);
  if (match === null) throw errorAt(scan, offset, phrase('xml-tag-malformed'));
  const [tag, name = ''] = match;
  const opened = scan.open.pop();
  if (opened?.name === name) return offset + tag.length;
  const due =
    opened === undefined
      ? phrase('xml-nothing-open')
      : phrase('xml-due', { element: excerpt(opened.name) });
  throw errorAt(scan, offset, phrase('xml-closes-nothing', { element: excerpt(name), due }));
};
