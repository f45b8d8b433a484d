import { BrowserLines, type PhoneLinesDeps } from '../../src/http/phone-line/phone-lines.ts';
import { NO_LIMITS } from './access.ts';

/** Where nothing listens. */
const NOWHERE = 'http://127.0.0.1:9';

type Needed = Pick<PhoneLinesDeps, 'callcenters' | 'telephony' | 'log'>;

/** What a server needs for browsers as phones, without limits and an Asterisk unless told. */
export const browserLines = (
  { callcenters, telephony, log }: Needed,
  { access = NO_LIMITS, ariUrl = NOWHERE } = {},
) => ({
  phoneLines: new BrowserLines({
    ...{ callcenters, telephony, log, ariUrl },
    limits: access.limits,
    origins: access.corsOrigins,
    trustedProxies: access.trustedProxies,
    processSecret: null,
  }),
  ice: { servers: [], turnSecret: null },
});
