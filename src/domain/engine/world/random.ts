/**
 * Random numbers in [0, 1) from a seed that arrived in an event, so that a step can be repeated
 * exactly (splitmix32, https://doi.org/10.1145/2714064.2660195).
 * @param seed a whole number
 */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return () => next() / 2 ** 32 + Math.floor(next() / 2 ** 12) / 2 ** 52;
};
