import type { OutwardEvent } from '../domain/engine/world/outward-event.ts';
import { type KeptHistory, textIn } from '../domain/kept-history.ts';
import { quoted, type TraceLine } from './trace-line.ts';
import type { WhoIsWho } from './who-is-who.ts';

const listenerOf = (event: OutwardEvent, who: WhoIsWho): string => {
  const call = textIn(event, 'call_id');
  return call === '' ? `conversation ${textIn(event, 'conversation_id')}` : who.of(call);
};

const heardInstead = (event: OutwardEvent, who: WhoIsWho): string =>
  textIn(event, 'instead') === 'music'
    ? `${listenerOf(event, who)} hears music instead`
    : `${listenerOf(event, who)} hears the rest without it`;

/** Prompts that could not be played, and what was heard in their place. */
export const traceSounds = ({ events }: KeptHistory, who: WhoIsWho): TraceLine[] =>
  events
    .filter(({ event }) => event === 'callcenter.sound.failed')
    .map((event) => ({
      at: event.at,
      text: `the prompt ${quoted(textIn(event, 'voice'))} cannot be played; ${heardInstead(event, who)}`,
    }));
