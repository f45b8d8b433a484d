import type { Callcenter } from '../domain/callcenter.ts';

export const callcenterView = ({ id, settings }: Callcenter) => ({
  id,
  lease_seconds: settings.leaseSeconds,
  max_no_answer: settings.maxNoAnswer,
});
