import type { z } from 'zod';
import type { Config } from '../../config.ts';

const WITHIN_MS = 5000;

/** What Asterisk was asked for is not there. */
export class NotThere extends Error {}

/**
 * Asks ARI for something.
 * @throws NotThere, and Error with what it answers
 */
export const askAri = async <Shape extends z.ZodType>(
  { ari }: Pick<Config, 'ari'>,
  path: string,
  shape: Shape,
): Promise<z.output<Shape>> => {
  const login = Buffer.from(`${ari.username}:${ari.password}`).toString('base64');
  const answer = await fetch(new URL(`/ari/${path}`, ari.url), {
    headers: { authorization: `Basic ${login}` },
    signal: AbortSignal.timeout(WITHIN_MS),
  });
  if (answer.status === 404) throw new NotThere(`it does not know ${path}`);
  if (!answer.ok) throw new Error(`it answers ${answer.status}`);
  return shape.parse(await answer.json());
};
