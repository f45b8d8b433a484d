import type { Callcenters } from '../callcenters.ts';
import type { GatewaySettings } from '../gateway-address.ts';
import type { IceSettings } from '../ice-servers.ts';
import type { Keys } from '../keys.ts';
import type { Sessions } from '../sessions.ts';
import type { Numbers } from '../numbers.ts';
import type { Trunks } from '../trunks.ts';
import type { AuditLog } from '../ports/audit-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { KeptHistories } from '../ports/kept-histories.ts';
import type { HostNames } from '../ports/host-names.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { PhoneLines } from '../ports/phone-lines.ts';
import type { Recordings } from '../ports/recordings.ts';
import type { Sounds } from '../ports/sounds.ts';
import type { Reports } from '../ports/reports.ts';
import type { Store } from '../ports/store.ts';
import type { PostOnce, WebhookDeliveries } from '../ports/webhooks.ts';
import type { Telephony } from '../ports/telephony.ts';

/** What trunks may be: what Asterisk is set up for. */
export interface TrunkSettings {
  readonly transports: readonly ('udp' | 'tcp' | 'tls')[];
  readonly codecs: readonly string[];
}

/** What the use cases in the folder above depend on. Each takes only the ones it needs. */
export interface OperationDeps {
  readonly callcenters: Callcenters;
  readonly store: Store;
  readonly telephony: Telephony;
  readonly recordings: Recordings;
  /** null: call centers have no prompts of their own. */
  readonly sounds: Sounds | null;
  readonly keys: Keys;
  readonly sessions: Sessions;
  readonly audit: AuditLog;
  readonly histories: KeptHistories;
  readonly events: EventLog;
  readonly reports: Reports;
  readonly deliveries: WebhookDeliveries;
  readonly postOnce: PostOnce;
  readonly clock: Clock;
  readonly gateways: GatewaySettings;
  readonly hosts: HostNames;
  readonly phoneLines: PhoneLines;
  readonly ice: IceSettings;
  readonly trunks: Trunks;
  readonly trunkSettings: TrunkSettings;
  readonly numbers: Numbers;
}
