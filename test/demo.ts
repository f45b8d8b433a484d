import { CannotPlay } from './demo/cannot-play.ts';
import { scene, tell } from './demo/narration.ts';
import { Stage } from './demo/stage.ts';
import { queueAndTalk, rejectAndGoOn } from './demo/story.ts';

/*
 * npm run demo: plays a story with real phones on the service that `npm start` runs, and says what
 * each phone hears. What is printed as heard was found in the voice packets that the phone received.
 */

const play = async (stage: Stage): Promise<void> => {
  scene(`Service ${stage.baseUrl}, ARI application ${stage.app}`);
  const [ana, cleo] = await Promise.all([
    stage.agent('ana', 'sales', 'away/break'),
    stage.agent('cleo', 'support', 'idle'),
  ]);
  tell(`Ana (sales, ${ana.phone.toneHz} Hz) and Cleo (support, ${cleo.phone.toneHz} Hz) log in`);
  await queueAndTalk(stage, ana);
  await rejectAndGoOn(stage, ana, cleo);
};

const interrupted = (): Promise<never> =>
  new Promise((_resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        reject(new Error(`interrupted by ${signal}`));
      });
    }
  });

/** Plays, and cleans up whatever came of it. */
const run = async (): Promise<void> => {
  const stage = await Stage.open();
  const [played] = await Promise.allSettled([Promise.race([play(stage), interrupted()])]);
  const [closed] = await Promise.allSettled([stage.close()]);
  for (const part of [played, closed]) if (part.status === 'rejected') throw part.reason;
  scene("All was as told. The demo's call center and its accounts are removed.");
};

/** With its cause: "fetch failed" alone tells nobody anything. */
const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${describe(error.cause)})`;
};

try {
  await run();
} catch (error) {
  process.stderr.write(
    error instanceof CannotPlay ? `\n${error.message}\n` : `\nNot as told: ${describe(error)}\n`,
  );
  process.exitCode = 1;
}
