import { AsyncLocalStorage } from 'node:async_hooks';

/** Fields that every line gets which is logged while something is done. */
export type LogFields = Readonly<Record<string, string | readonly string[]>>;

const NONE: LogFields = {};
const storage = new AsyncLocalStorage<LogFields>();

/** Those of what is being done now. */
export const logFields = (): LogFields => storage.getStore() ?? NONE;

/** Has all that is logged by `work`, and by what it begins, carry these fields too. */
export const withLogFields = <Result>(fields: LogFields, work: () => Result): Result =>
  storage.run({ ...logFields(), ...fields }, work);

/** Does what outlives its cause, such as a loop or a timer, without the fields of who began it. */
export const withoutLogFields = <Result>(work: () => Result): Result => storage.run(NONE, work);
