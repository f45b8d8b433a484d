/** What resolves to the path above, or is lost: the request would go to something else. */
const STEPS: ReadonlySet<string> = new Set(['', '.', '..']);

/**
 * A name or an id as it stands in a path.
 * @param what what the name is of, for the message: `agent_name`
 * @throws RangeError if it is empty, `.` or `..`
 */
export const pathPart = (what: string, name: string): string => {
  if (!STEPS.has(name)) return encodeURIComponent(name);
  throw new RangeError(`${what} is "${name}"; expected one that is not empty, "." or ".."`);
};
