const SAMPLES = 1024;

/**
 * Measures how loud somebody speaks.
 * @returns `level` 0 to 1, and what ends it
 */
export const measureLevel = (
  stream: MediaStream,
): { readonly level: () => number; readonly end: () => void } => {
  const context = new AudioContext();
  const source = context.createMediaStreamSource(stream);
  const analyser = context.createAnalyser();
  analyser.fftSize = SAMPLES;
  source.connect(analyser);
  const samples = new Float32Array(SAMPLES);
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      const squares = samples.reduce((sum, sample) => sum + sample * sample, 0);
      // Voices are quiet beside what is possible: the root of their loudness fills the meter.
      return Math.min(1, Math.sqrt(Math.sqrt(squares / SAMPLES)));
    },
    end: () => {
      source.disconnect();
      void context.close();
    },
  };
};
