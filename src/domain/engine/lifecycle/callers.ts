import type { IvrCall, IvrVariables } from '../../call.ts';
import type { CallId } from '../../ids.ts';
import type { World } from '../world/world.ts';

export const ivrCall = (world: World, callId: CallId): IvrCall | undefined => {
  const call = world.calls.get(callId);
  return call?.kind === 'ivr' ? call : undefined;
};

/** Gives a caller back to the dialplan. The record stays until Asterisk confirms that they left. */
export const returnToIvr = (world: World, call: IvrCall, variables: IvrVariables): void => {
  world.calls.put({ ...call, place: { kind: 'returning', variables } });
};
