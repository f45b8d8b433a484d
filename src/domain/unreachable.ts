/** Ends a switch over a union: a new member that is not handled does not compile. */
export const unreachable = (value: never): never => {
  throw new Error(`unhandled case ${JSON.stringify(value)}`);
};
