import type { components, paths } from './api-types.ts';

/** Something that happened, as it is told. */
export type Event = components['schemas']['Event'];
export type EventName = Event['event'];
/** Why a request was refused, in a word. */
export type RefusalId = components['schemas']['Refusal']['error']['id'];

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

type Operation<Verb extends Method, Path extends keyof paths> = paths[Path][Lowercase<Verb>];

/** Paths that have a method. */
export type PathOf<Verb extends Method> = {
  [Path in keyof paths]: Operation<Verb, Path> extends { responses: object } ? Path : never;
}[keyof paths];

type Content<Operated> = Operated extends { responses: { 200: { content: infer Given } } }
  ? Given
  : never;

/** What an operation gives. */
export type DataOf<Verb extends Method, Path extends keyof paths> =
  Content<Operation<Verb, Path>> extends { 'application/json': { data: infer Data } }
    ? Data
    : never;

/** Members that may all be left out may be left out together. */
type Part<Name extends string, Value> = [Value] extends [never]
  ? unknown
  : object extends Value
    ? Readonly<Partial<Record<Name, Value>>>
    : Readonly<Record<Name, Value>>;

type Given<Operated, Name extends string> = Operated extends { parameters: infer Parameters }
  ? Parameters extends Partial<Record<Name, infer Value>>
    ? Exclude<Value, undefined>
    : never
  : never;

type BodyOf<Operated> = Operated extends {
  requestBody?: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

type Asked<Operated> = Part<'path', Given<Operated, 'path'>> &
  Part<'query', Given<Operated, 'query'>> &
  Part<'body', BodyOf<Operated>> &
  Part<'file', FileOf<Operated>>;

/** A file that is a body. */
type FileOf<Operated> = Operated extends {
  requestBody: { content: { 'audio/wav': string } };
}
  ? Blob | Uint8Array
  : never;

/** What an operation takes: the names in its path, its query, its body. */
export type AskedOf<Verb extends Method, Path extends keyof paths> = Asked<Operation<Verb, Path>>;
