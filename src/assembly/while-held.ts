import type { Running } from './process-parts.ts';

interface Held {
  release(): Promise<void>;
}

/** Starts a service that may run as long as something is held: it is let go of when the service has stopped, or does not start. */
export const whileHeld = async (held: Held, start: () => Promise<Running>): Promise<Running> => {
  try {
    const running = await start();
    const stop = async (): Promise<void> => {
      try {
        await running.stop();
      } finally {
        await held.release();
      }
    };
    return { ...running, stop };
  } catch (error) {
    await held.release();
    throw error;
  }
};
