/** How good a line is, in words. */
export type Grade = 'good' | 'fair' | 'bad';

export interface Quality {
  readonly grade: Grade;
  /** Of packets, 0 to 1; the worse of both ways. */
  readonly loss: number;
  readonly jitterMs: number;
  /** There and back. */
  readonly roundTripMs: number;
}

/** What was counted until a moment. */
export interface LineCount {
  readonly received: number;
  readonly lost: number;
  readonly jitterMs: number;
  readonly roundTripMs: number;
  /** Of what we sent, as the far side tells. */
  readonly farLoss: number;
}

type Entry = Readonly<Record<string, unknown>>;

const numberIn = (entry: Entry | undefined, name: string): number => {
  const value = entry?.[name];
  return typeof value === 'number' ? value : 0;
};

/** What a report says of the one voice that comes and the one that goes (https://www.w3.org/TR/webrtc-stats/). */
export const countIn = (report: Iterable<readonly [string, unknown]>): LineCount => {
  const entries = [...report].map(([, entry]) => entry as Entry);
  const inbound = entries.find(({ type }) => type === 'inbound-rtp');
  const far = entries.find(({ type }) => type === 'remote-inbound-rtp');
  const pair = entries.find(
    ({ type, nominated }) => type === 'candidate-pair' && nominated === true,
  );
  const roundTrip = numberIn(far, 'roundTripTime') || numberIn(pair, 'currentRoundTripTime');
  return {
    received: numberIn(inbound, 'packetsReceived'),
    lost: numberIn(inbound, 'packetsLost'),
    jitterMs: numberIn(inbound, 'jitter') * 1000,
    roundTripMs: roundTrip * 1000,
    farLoss: numberIn(far, 'fractionLost'),
  };
};

/** Those of ITU-T G.107: how good it would be without loss and delay, what hears a difference, what most do not mind. */
const BEST = 93.2;
const GOOD_FROM = 80;
const FAIR_FROM = 65;
/** Delay beyond it disturbs, in milliseconds. */
const FREE_DELAY_MS = 160;
const LOSS_WEIGHT = 250;

const gradeOf = (loss: number, jitterMs: number, roundTripMs: number): Grade => {
  const delayMs = roundTripMs / 2 + 2 * jitterMs + 20;
  const byDelay =
    delayMs < FREE_DELAY_MS ? delayMs / 40 : (delayMs - FREE_DELAY_MS) / 8 + FREE_DELAY_MS / 40;
  const rating = BEST - byDelay - LOSS_WEIGHT * loss;
  if (rating >= GOOD_FROM) return 'good';
  return rating >= FAIR_FROM ? 'fair' : 'bad';
};

/** How good the line was between two counts. */
export const qualityBetween = (before: LineCount, now: LineCount): Quality => {
  const lost = Math.max(0, now.lost - before.lost);
  const sent = lost + Math.max(0, now.received - before.received);
  const loss = Math.max(sent === 0 ? 0 : lost / sent, now.farLoss);
  const { jitterMs, roundTripMs } = now;
  return { grade: gradeOf(loss, jitterMs, roundTripMs), loss, jitterMs, roundTripMs };
};
