import { moveToNewPhone } from '../engine/lifecycle/unregistering.ts';
import type { World } from '../engine/world/world.ts';
import type { SipTerminal } from '../extension.ts';
import { refusals } from '../refusals.ts';
import { findPresentAgent } from './checks/find.ts';
import type { RequestOf } from './request.ts';

/**
 * A browser becomes the phone of an agent, with a password of its own. Whatever browser was it before can register
 * no more: there is one phone.
 */
export const takePhone = (
  world: World,
  { agent: name, extension, passwordDigest }: RequestOf<'take-phone'>,
): SipTerminal => {
  const agent = findPresentAgent(world, name);
  const phone = world.extensions.get(agent.extension);
  const isTheirs = phone?.id === extension && phone.kind === 'sip-terminal' && phone.webrtc;
  if (!isTheirs) throw refusals.extensionNotWebrtc(agent.extension, name);
  const taken: SipTerminal = { ...phone, passwordDigest };
  world.extensions.put(taken);
  moveToNewPhone(world, extension);
  return taken;
};
