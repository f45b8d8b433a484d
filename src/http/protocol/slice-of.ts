import { type Readable, Transform } from 'node:stream';

/**
 * The bytes from `first` to `last` of a stream, which is closed when they have come, or nobody wants them.
 * What comes before them is read and thrown away.
 */
export const sliceOf = (
  source: Readable,
  { first, last }: { readonly first: number; readonly last: number },
): Readable => {
  let at = 0;
  const slice = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const begins = at;
      at += chunk.length;
      const part = chunk.subarray(Math.max(0, first - begins), Math.max(0, last + 1 - begins));
      if (part.length > 0) this.push(part);
      if (at > last) {
        source.unpipe(this);
        this.push(null);
      }
      done();
    },
  });
  source.once('error', (error) => slice.destroy(error));
  slice.once('end', () => source.destroy());
  slice.once('close', () => source.destroy());
  return source.pipe(slice);
};
