/** Takes one line of a run's story; undefined: nobody listens, and no line is made. */
export type Tracer = ((line: () => string) => void) | undefined;
