import type { OutwardEvent } from '../domain/engine/world/outward-event.ts';
import { type KeptHistory, textIn } from '../domain/kept-history.ts';
import type { TraceLine } from './trace-line.ts';
import type { WhoIsWho } from './who-is-who.ts';

const ENDS: Readonly<Record<string, string>> = {
  normal: 'is hung up',
  busy: 'is busy',
  declined: 'declines',
  'no-answer': 'does not answer',
  unreachable: 'cannot be reached',
};

const endOf = (event: OutwardEvent, who: WhoIsWho): TraceLine => {
  const { at, body } = event;
  const call = textIn(event, 'call_id');
  const { duration } = body;
  const lasted =
    typeof duration === 'number' && duration > 0 ? ` after ${duration.toFixed(1)} s` : '';
  if (who.isCaller(call)) return { at, text: `${who.of(call)} hangs up${lasted}` };
  const how = ENDS[textIn(event, 'cause')] ?? 'is gone';
  const whose = who.isAgent(call) ? 'the phone of ' : '';
  return { at, text: `${whose}${who.of(call)} ${how}${lasted}` };
};

const callEnds = ({ events }: KeptHistory): readonly OutwardEvent[] =>
  events.filter(({ event }) => event === 'callcenter.call.end');

/** That an agent's phone failed is told of the task that it was rung for. */
const isToldElsewhere = (event: OutwardEvent, who: WhoIsWho): boolean =>
  who.isAgent(textIn(event, 'call_id')) && textIn(event, 'cause') !== 'normal';

/** Phones that were hung up. */
export const traceCallEnds = (history: KeptHistory, who: WhoIsWho): TraceLine[] =>
  callEnds(history)
    .filter((event) => who.knows(textIn(event, 'call_id')) && !isToldElsewhere(event, who))
    .map((event) => endOf(event, who));

/** A caller who did not hang up goes on in the IVR when their conversation is over. */
export const traceReturns = (history: KeptHistory): TraceLine[] => {
  const ended = new Set(callEnds(history).map((event) => textIn(event, 'call_id')));
  const here = new Set<string>(history.calls.map(({ id }) => id));
  return history.tasks.flatMap(({ origin, phase }) => {
    if (origin.kind !== 'call' || phase.kind !== 'success') return [];
    if (ended.has(origin.callId) || here.has(origin.callId)) return [];
    const last = history.conversations.findLast(({ phase }) => phase.kind === 'over')?.phase;
    if (last?.kind !== 'over' || last.reason === 'caller-hangup') return [];
    return [{ at: last.endedAt, text: 'the caller is back in the IVR with QUEUE_RESULT=success' }];
  });
};

const WHERE = {
  waiting: 'waits now',
  talking: 'talks now',
  confirmed: 'is told that they will be called back',
  returning: 'is being given back to the IVR',
  lost: 'is not heard any more and is being hung up',
} as const;

/** Where those are who are still on the line. */
export const tracePresent = ({ calls, subject }: KeptHistory): string[] =>
  calls.flatMap((call) =>
    call.id !== subject.id
      ? []
      : [
          call.kind === 'ivr'
            ? `The caller ${WHERE[call.place.kind]}.`
            : `It is ${call.phase.kind}.`,
        ],
  );
