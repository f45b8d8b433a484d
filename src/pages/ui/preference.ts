/** Something that somebody chose in this browser. */
export interface Preference<Value> {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
  /** @returns what ends it */
  readonly subscribe: (changed: () => void) => () => void;
}

const PREFIX = 'callcenter.';

/** A browser may forbid to keep anything. */
const read = (name: string): string | null => {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
};

const keep = (name: string, text: string): void => {
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch {
    // It holds until the page is closed.
  }
};

const keptAs = <Value>(
  name: string,
  first: Value,
  readText: (text: string) => Value,
  writeText: (value: Value) => string,
): Preference<Value> => {
  const text = read(name);
  let value = text === null ? first : readText(text);
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== PREFIX + name || newValue === null) return;
    value = readText(newValue);
    tell();
  });
  return {
    get: () => value,
    set: (chosen) => {
      value = chosen;
      keep(name, writeText(chosen));
      tell();
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
  };
};

/** One of a few words; other tabs follow. */
export const preference = <Value extends string>(
  name: string,
  choices: readonly Value[],
  first: Value,
): Preference<Value> =>
  keptAs(
    name,
    first,
    (text) => choices.find((choice) => choice === text) ?? first,
    (value) => value,
  );

/** Any text; other tabs follow. */
export const textPreference = (name: string, first = ''): Preference<string> =>
  keptAs(
    name,
    first,
    (text) => text,
    (value) => value,
  );
