import { phrase } from '../../messages/phrase.ts';
import { excerpt, type Position } from '../source-position.ts';
import {
  AGENT_ATTRIBUTES,
  CONDITION_ATTRIBUTES,
  ENQUEUE_ATTRIBUTES,
  LAST_AGENT_ATTRIBUTES,
  SKILL_ATTRIBUTES,
} from './attributes.ts';
import { EnqueueError } from './enqueue-error.ts';
import type { EnqueueRequest, Route, RouteEntry } from './enqueue-request.ts';
import { MOST_ENTRIES } from './limits.ts';
import { readAttributes, suggestion } from './read-attributes.ts';
import { readXmlElement, type XmlElement } from './xml-element.ts';

const ENTRY_NAMES = ['condition', 'target', 'agent', 'skill', 'last_agent'] as const;

/**
 * Reads the XML by which the IVR or the API asks for an agent. Exact on purpose: what is not
 * understood is refused rather than passed over, since nobody would notice it but the callers.
 * Whether the work channel, conditions and voices exist has to be checked afterwards.
 * @throws EnqueueError with line and column
 */
export const parseEnqueue = (xml: string): EnqueueRequest => {
  const root = readRoot(xml);
  const { playNum, preNumVoice, postNumVoice, ...settings } = readAttributes(
    root,
    ENQUEUE_ATTRIBUTES,
  );
  if (root.children.length === 0) throw new EnqueueError(phrase('enqueue-without-route'), root.at);
  refuseTooManyEntries(root);
  return {
    ...settings,
    spokenNumber: playNum ? { before: preNumVoice, after: postNumVoice } : null,
    routes: root.children.map(readRoute),
  };
};

const refuseTooManyEntries = (root: XmlElement): void => {
  const entries = root.children.flatMap((route) => route.children);
  const extra = entries[MOST_ENTRIES];
  if (extra === undefined) return;
  const count = { most: MOST_ENTRIES, given: entries.length };
  throw new EnqueueError(phrase('too-many-entries', count), extra.at);
};

/**
 * Where an attribute of `<enqueue>` stands, in any of its spellings; else where `<enqueue>` does. For
 * errors found after parsing, as positions of attributes are not kept with each waiting task.
 * @param xml what `parseEnqueue` has accepted
 */
export const positionOfAttribute = (xml: string, ...spellings: readonly string[]): Position => {
  const root = readRoot(xml);
  const attribute = root.attributes.find(({ name }) => spellings.includes(name));
  return attribute?.at ?? root.at;
};

const readRoot = (xml: string): XmlElement => {
  const root = readXmlElement(xml);
  if (root.name === 'enqueue') return root;
  throw new EnqueueError(phrase('enqueue-expected', { element: excerpt(root.name) }), root.at);
};

const misplaced = (child: XmlElement, parent: string, allowed: readonly string[]): EnqueueError => {
  const hint = suggestion(child.name, allowed);
  const element = excerpt(child.name);
  return new EnqueueError(phrase('element-misplaced', { element, parent, hint }), child.at);
};

const readRoute = (element: XmlElement): Route => {
  if (element.name !== 'route') throw misplaced(element, 'enqueue', ['route']);
  readAttributes(element, {});
  if (element.children.length === 0) {
    throw new EnqueueError(phrase('route-empty', { elements: ENTRY_NAMES }), element.at);
  }
  return { entries: element.children.map(readEntry), at: element.at };
};

const readEntry = (element: XmlElement): RouteEntry => {
  const entry = entryOf(element);
  const [child] = element.children;
  if (child !== undefined) throw misplaced(child, element.name, []);
  return entry;
};

const entryOf = (element: XmlElement): RouteEntry => {
  const { at } = element;
  switch (element.name) {
    case 'condition':
      return { kind: 'condition', ...readAttributes(element, CONDITION_ATTRIBUTES), at };
    case 'target':
    case 'agent':
      return { kind: 'agent', ...readAttributes(element, AGENT_ATTRIBUTES), at };
    case 'skill':
      return { kind: 'skill', ...readAttributes(element, SKILL_ATTRIBUTES), at };
    case 'last_agent':
      return { kind: 'last-agent', ...readAttributes(element, LAST_AGENT_ATTRIBUTES), at };
    default:
      throw misplaced(element, 'route', ENTRY_NAMES);
  }
};
