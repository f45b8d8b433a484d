import test, { type TestFn } from 'ava';

/*
 * What files of tests that share a process have for ava's `test`. Their tests are named with the file, as ava names those of
 * a file that has a process of its own, and run one after the other: all at once, they would wait for each other beyond
 * their deadlines. Where one file is alone, this is ava's own.
 */

type Register = (title: string, ...rest: readonly unknown[]) => void;

let file: string | null = null;

/** Tests that are registered from now on are of this file. */
export const beginFile = (name: string): void => {
  file = name;
};

const named = (alone: object, together: object): object =>
  new Proxy(alone, {
    apply: (_, self, [title, ...rest]: [string, ...unknown[]]) => {
      const register = (file === null ? alone : together) as Register;
      register.call(self, file === null ? title : `${file} › ${title}`, ...rest);
    },
    get: (target, part) => PARTS.get(target)?.[part] ?? (Reflect.get(target, part) as unknown),
  });

const PARTS = new Map<object, Readonly<Record<string | symbol, object>>>([
  [
    test,
    {
      serial: named(test.serial, test.serial),
      skip: named(test.skip, test.serial.skip),
    },
  ],
  [test.serial, { skip: named(test.serial.skip, test.serial.skip) }],
]);

export default named(test, test.serial) as TestFn;
