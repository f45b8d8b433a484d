import type { AriCall } from './ari-call.ts';

/** Makes calls that belong together, all of which go by the `AriCall` that it is given. */
export type CallGroup = (call: AriCall) => object;

type Together<Group extends CallGroup> = (
  Group extends CallGroup ? (calls: ReturnType<Group>) => void : never
) extends (calls: infer Calls) => void
  ? Calls
  : never;

/**
 * Makes the calls of all groups, each group when one of it is asked for: on behalf of somebody seldom
 * more than one call is made, and all of them together take as long as Asterisk takes to answer one.
 */
export const callsOnDemand = <Group extends CallGroup>(
  groups: readonly Group[],
): ((call: AriCall) => Together<Group>) => {
  class Calls {
    readonly call: AriCall;
    readonly made = new Map<Group, object>();

    constructor(call: AriCall) {
      this.call = call;
    }

    of(group: Group): object {
      const known = this.made.get(group);
      if (known !== undefined) return known;
      const made = group(this.call);
      this.made.set(group, made);
      return made;
    }
  }
  for (const group of groups) {
    for (const name of Object.keys(group(neverCalled))) {
      Object.defineProperty(Calls.prototype, name, {
        get(this: Calls): unknown {
          return Reflect.get(this.of(group), name);
        },
      });
    }
  }
  return (call) => new Calls(call) as Together<Group>;
};

/** Stands in while the names of the calls are found out. */
const neverCalled: AriCall = () => Promise.reject(new Error('a group calls while it is made'));
