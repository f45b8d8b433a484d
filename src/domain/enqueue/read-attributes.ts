import { type Phrase, phrase } from '../../messages/phrase.ts';
import { excerpt } from '../source-position.ts';
import type { Format } from './attribute-formats.ts';
import { closestName } from './closest-name.ts';
import { EnqueueError } from './enqueue-error.ts';
import type { XmlAttribute } from './xml-attribute.ts';
import type { XmlElement } from './xml-element.ts';

/** One attribute of an element: its spellings, the usual one first, and what it means to leave it out. */
export type Attribute<Value> = {
  readonly spellings: readonly [string, ...string[]];
  readonly format: Format<Value>;
} & ({ readonly presence: 'optional'; readonly absent: Value } | { readonly presence: 'required' });

/** All attributes that an element may have, by the field that takes the value. */
export type AttributeTable<Values> = { readonly [Field in keyof Values]: Attribute<Values[Field]> };

export const optional = <Value>(
  spellings: readonly [string, ...string[]],
  format: Format<Value>,
  absent: Value,
): Attribute<Value> => ({ spellings, format, presence: 'optional', absent });

export const required = <Value>(
  spellings: readonly [string, ...string[]],
  format: Format<Value>,
): Attribute<Value> => ({ spellings, format, presence: 'required' });

/**
 * Reads the attributes of one element by its table.
 * @throws EnqueueError for an attribute that is unknown, given in two spellings, missing or of a
 * wrong value
 */
export const readAttributes = <Values extends object>(
  element: XmlElement,
  table: AttributeTable<Values>,
): Values => {
  const rows: readonly (readonly [string, Attribute<unknown>])[] = Object.entries(table);
  refuseUnknown(
    element,
    rows.flatMap(([, { spellings }]) => spellings),
  );
  const fields = rows.map(([field, row]) => [field, readAttribute(element, row)] as const);
  return Object.fromEntries(fields) as Values;
};

const refuseUnknown = (element: XmlElement, known: readonly string[]): void => {
  const unknown = element.attributes.find(({ name }) => !known.includes(name));
  if (unknown === undefined) return;
  throw new EnqueueError(
    phrase('attribute-unknown', {
      element: element.name,
      attribute: excerpt(unknown.name),
      hint: suggestion(unknown.name, known),
    }),
    unknown.at,
  );
};

/** Ends a message about a name that is not known. */
export const suggestion = (written: string, known: readonly string[]): Phrase => {
  const meant = closestName(written, known);
  if (meant !== null) return phrase('meant-another', { name: meant });
  return known.length === 0 ? phrase('no-hint') : phrase('only-these', { names: known });
};

const readAttribute = (element: XmlElement, row: Attribute<unknown>): unknown => {
  const [given, again] = element.attributes.filter(({ name }) => row.spellings.includes(name));
  if (given !== undefined && again !== undefined) {
    throw new EnqueueError(
      phrase('attribute-doubled', { second: again.name, first: given.name }),
      again.at,
    );
  }
  if (given !== undefined) return readValue(given, row.format);
  if (row.presence === 'optional') return row.absent;
  const spellings = allSpellings(row);
  throw new EnqueueError(
    phrase('attribute-missing', { element: element.name, spellings }),
    element.at,
  );
};

/** No attribute has more than two. */
const allSpellings = ({ spellings: [name, other] }: Attribute<unknown>): Phrase =>
  other === undefined
    ? phrase('attribute-spelling', { name })
    : phrase('attribute-spellings', { name, other });

const readValue = ({ name, value, at }: XmlAttribute, format: Format<unknown>): unknown => {
  const read = format.read(value);
  if (read !== undefined) return read;
  const expected = typeof format.expected === 'function' ? format.expected(value) : format.expected;
  throw new EnqueueError(
    phrase('attribute-wrong', { attribute: name, expected, value: excerpt(value) }),
    at,
  );
};
