/** Who may send, seen from the side that wrote the description (RFC 3264). */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** What one side says about its audio: where to send it and in what form. */
export interface AudioDescription {
  readonly host: string;
  readonly port: number;
  readonly direction: Direction;
  /** RTP payload type of RFC 4733 telephone events; undefined when the side takes none. */
  readonly eventPayloadType: number | undefined;
}

const directions: readonly Direction[] = ['sendrecv', 'sendonly', 'recvonly', 'inactive'];

const answers: Record<Direction, Direction> = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
};

/** The direction an answer must have, given that of the offer (RFC 3264, 6.1). */
export function answering(offered: Direction): Direction {
  return answers[offered];
}

/**
 * Reads the first audio stream of a session description.
 *
 * @throws Error when there is no audio with PCMU (payload type 0), or no address
 */
export function parseSdp(text: string): AudioDescription {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith('m=audio '));
  const audio = lines[start];
  if (audio === undefined) throw new Error('the session description has no audio');
  const following = lines.slice(start + 1);
  const end = following.findIndex((line) => line.startsWith('m='));
  const media = end < 0 ? following : following.slice(0, end);
  const session = lines.slice(
    0,
    lines.findIndex((line) => line.startsWith('m=')),
  );
  return {
    host: hostOf(media) ?? hostOf(session) ?? raise('the session description has no address'),
    port: portOf(audio),
    direction: directionOf(media) ?? directionOf(session) ?? 'sendrecv',
    eventPayloadType: eventPayloadTypeOf(media),
  };
}

function hostOf(lines: readonly string[]): string | undefined {
  return lines
    .find((line) => line.startsWith('c=IN IP4 '))
    ?.slice('c=IN IP4 '.length)
    .trim();
}

function portOf(audio: string): number {
  const [, port, , ...formats] = audio.split(' ');
  if (!formats.includes('0')) throw new Error(`no PCMU in "${audio}"`);
  return Number(port);
}

function directionOf(lines: readonly string[]): Direction | undefined {
  return directions.find((direction) => lines.includes(`a=${direction}`));
}

function eventPayloadTypeOf(lines: readonly string[]): number | undefined {
  const type = lines
    .map((line) => /^a=rtpmap:(\d+) telephone-event\/8000/i.exec(line)?.[1])
    .find((found) => found !== undefined);
  return type === undefined ? undefined : Number(type);
}

function raise(message: string): never {
  throw new Error(message);
}

/** A session description to write: an {@link AudioDescription} and its version, rising from 1. */
export interface OwnDescription extends AudioDescription {
  readonly version: number;
}

/** Writes a session description with PCMU in 20 ms frames, and telephone events if wanted. */
export function writeSdp(own: OwnDescription): string {
  const { host, port, direction, version, eventPayloadType: events } = own;
  return [
    'v=0',
    `o=phone ${port} ${version} IN IP4 ${host}`,
    's=-',
    `c=IN IP4 ${host}`,
    't=0 0',
    `m=audio ${port} RTP/AVP 0${events === undefined ? '' : ` ${events}`}`,
    'a=rtpmap:0 PCMU/8000',
    ...(events === undefined
      ? []
      : [`a=rtpmap:${events} telephone-event/8000`, `a=fmtp:${events} 0-16`]),
    'a=ptime:20',
    `a=${direction}`,
    '',
  ].join('\r\n');
}
