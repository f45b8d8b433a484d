import { XMLParser } from 'fast-xml-parser';
import { phrase } from '../../messages/phrase.ts';
import { positionsIn, type Position } from '../source-position.ts';
import { EnqueueError } from './enqueue-error.ts';
import { refuseUnlessWellFormed } from './well-formed.ts';
import { readXmlAttributes, readXmlName, type XmlAttribute } from './xml-attribute.ts';

/** One element; `at` is where its tag begins. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  readonly at: Position;
}

/** Longest XML that is read, in bytes of UTF-8. */
export const MAX_XML_BYTES = 65_536;

/** The parser refuses some names and rewrites others; with a prefix, which it may put twice, none is special to it. */
const PREFIX = '$';

/**
 * Names and attributes are read apart, because the parser does not tell where they stand. Entities
 * are left alone: none but the predefined ones may occur, and those only in attributes.
 */
const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  processEntities: false,
  parseTagValue: false,
  jPath: false,
  transformTagName: (name) => PREFIX + name,
});
const metaData = XMLParser.getMetaDataSymbol().valueOf();

/** What the parser makes of an element: its children under its name, its place under a symbol. */
type ParsedNode = Readonly<Record<string | symbol, unknown>>;

/**
 * Reads well-formed XML of one root element that holds nothing but elements and attributes.
 * @throws EnqueueError with the position for anything else
 */
export const readXmlElement = (source: string): XmlElement => {
  if (source.length > MAX_XML_BYTES || Buffer.byteLength(source) > MAX_XML_BYTES) {
    throw new EnqueueError(phrase('xml-too-long', { most: MAX_XML_BYTES }), { line: 1, column: 1 });
  }
  const xml = source.replace(/^\uFEFF/, '');
  const positionOf = positionsIn(xml);
  refuseUnlessWellFormed(xml, positionOf);
  const parsed = parser.parse(xml) as readonly ParsedNode[];
  const [root, second] = elementsOf(xml, positionOf, parsed);
  if (root === undefined)
    throw new EnqueueError(phrase('xml-without-element'), positionOf(xml.length));
  if (second !== undefined) throw new EnqueueError(phrase('xml-second-root'), second.at);
  return root;
};

const elementsOf = (
  xml: string,
  positionOf: (offset: number) => Position,
  nodes: readonly ParsedNode[],
): readonly XmlElement[] =>
  nodes.flatMap((node) => {
    const key = Object.keys(node).find((name) => name.startsWith(PREFIX));
    if (key === undefined) return [];
    const { startIndex } = node[metaData] as { readonly startIndex: number };
    const at = positionOf(startIndex);
    const attributes = readXmlAttributes(xml, startIndex, positionOf);
    const inner = node[key] as readonly ParsedNode[];
    const children = elementsOf(xml, positionOf, inner);
    return [{ name: readXmlName(xml, startIndex), attributes, children, at }];
  });
