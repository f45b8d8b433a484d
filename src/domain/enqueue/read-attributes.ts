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
  const written = excerpt(unknown.name);
  throw new EnqueueError(
    `<${element.name}> has no attribute "${written}"${suggestion(unknown.name, known)}`,
    unknown.at,
  );
};

/** Ends a message about a name that is not known. */
export const suggestion = (written: string, known: readonly string[]): string => {
  const meant = closestName(written, known);
  if (meant !== null) return `: did you mean "${meant}"?`;
  return known.length === 0 ? '' : `, only ${known.join(', ')}`;
};

const readAttribute = (element: XmlElement, row: Attribute<unknown>): unknown => {
  const [given, again] = element.attributes.filter(({ name }) => row.spellings.includes(name));
  if (given !== undefined && again !== undefined) {
    throw new EnqueueError(`"${again.name}" and "${given.name}" mean the same: give one`, again.at);
  }
  if (given !== undefined) return readValue(given, row.format);
  if (row.presence === 'optional') return row.absent;
  const spellings = row.spellings.map((name) => `"${name}"`).join(' or ');
  throw new EnqueueError(`<${element.name}> needs the attribute ${spellings}`, element.at);
};

const readValue = ({ name, value, at }: XmlAttribute, format: Format<unknown>): unknown => {
  const read = format.read(value);
  if (read !== undefined) return read;
  throw new EnqueueError(`${name} must be ${format.expected}, not "${excerpt(value)}"`, at);
};
