import type { PlaybackSnapshot } from './snapshots.ts';

/** A frame lasts 20 ms: what ended sooner than a part of one was not played at all. */
const SHORTEST_PIECE_MS = 5;
/** Asterisk says of a playback that it failed when the call ended in the midst of it, too. */
const SOONEST_END_MS = 10;

interface Piece {
  readonly media: string;
  readonly beganAt: number;
}

/** Which pieces of playbacks Asterisk passed over: it tells of the last one alone, and not why. */
export class SkippedPlaybacks {
  readonly #pieces = new Map<string, Piece>();

  /** @param at as Asterisk says it (ISO 8601) */
  began({ id, media_uri: media }: PlaybackSnapshot, at: string): void {
    this.#pieces.set(id, { media, beganAt: Date.parse(at) });
  }

  /** A piece is over, and others follow. @returns its media, if it was passed over */
  continues({ id }: PlaybackSnapshot, at: string): string | null {
    const piece = this.#pieces.get(id);
    return piece !== undefined && Date.parse(at) - piece.beganAt < SHORTEST_PIECE_MS
      ? piece.media
      : null;
  }

  /** The playback is over. @returns the media of its last piece, if that could not be played */
  ended({ id, state }: PlaybackSnapshot, at: string): string | null {
    const piece = this.#pieces.get(id);
    this.#pieces.delete(id);
    if (state !== 'failed' || piece === undefined) return null;
    return Date.parse(at) - piece.beganAt < SOONEST_END_MS ? piece.media : null;
  }
}
