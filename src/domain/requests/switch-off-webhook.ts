import type { World } from '../engine/world/world.ts';
import type { RequestOf } from './request.ts';

/** A receiver said that it is gone. If another has taken its place meanwhile that one stays on. */
export const switchOffWebhook = (
  world: World,
  { url }: RequestOf<'switch-off-webhook'>,
): { readonly switchedOff: boolean } => {
  const { callcenter } = world;
  const { webhook } = callcenter.settings;
  if (webhook?.url !== url || webhook.switchedOffAt !== null) return { switchedOff: false };
  const off = { ...webhook, switchedOffAt: world.now };
  world.callcenters.put({ ...callcenter, settings: { ...callcenter.settings, webhook: off } });
  return { switchedOff: true };
};
