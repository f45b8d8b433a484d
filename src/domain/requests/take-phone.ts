import { moveToNewPhone } from '../engine/lifecycle/unregistering.ts';
import type { World } from '../engine/world/world.ts';
import type { SipTerminal } from '../extension.ts';
import type { AgentName, ExtensionId } from '../ids.ts';
import { refusals } from '../refusals.ts';
import { findExtension, findPresentAgent } from './checks/find.ts';
import type { RequestOf } from './request.ts';

type Asked = RequestOf<'take-phone'>;

/** @throws Refusal agent-not-found, agent-offline, extension-not-webrtc */
const phoneOfAgent = (world: World, name: AgentName, extension: ExtensionId): SipTerminal => {
  const agent = findPresentAgent(world, name);
  const phone = world.extensions.get(agent.extension);
  const isTheirs = phone?.id === extension && phone.kind === 'sip-terminal' && phone.webrtc;
  if (!isTheirs) throw refusals.extensionNotWebrtc(agent.extension, name);
  return phone;
};

/** @throws Refusal extension-not-found, extension-in-use, extension-not-webrtc */
const phoneOfNobody = (world: World, extension: ExtensionId): SipTerminal => {
  const phone = findExtension(world, extension);
  const holder = world.phoneHolders.get(extension);
  if (holder !== undefined) throw refusals.extensionHeld(extension, holder);
  if (phone.kind !== 'sip-terminal' || !phone.webrtc) throw refusals.extensionNoBrowser(extension);
  return phone;
};

/**
 * A browser becomes the phone of an agent, or one that nobody is logged in with, with a password of its own. Whatever browser was it before can register
 * no more: there is one phone.
 */
export const takePhone = (
  world: World,
  { agent, extension, passwordDigest }: Asked,
): SipTerminal => {
  const phone =
    agent === null ? phoneOfNobody(world, extension) : phoneOfAgent(world, agent, extension);
  const taken: SipTerminal = { ...phone, passwordDigest };
  world.extensions.put(taken);
  moveToNewPhone(world, extension);
  return taken;
};
