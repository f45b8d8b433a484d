/** The demo cannot be played here, and what to do about it. */
export class CannotPlay extends Error {
  override readonly name = 'CannotPlay';
}
