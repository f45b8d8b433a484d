import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, join } from 'node:path';

const readMap = (file: string): SourceMap | null => {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload);
  } catch {
    // Positions in the bundle are better than none.
    return null;
  }
};

/** As V8 would write it: `name (file:line:column)`. */
interface Frame extends NodeJS.CallSite {
  toString(): string;
}

/** Node names the codes of its own errors in their stacks: `TypeError [ERR_INVALID_URL]: Invalid URL`. */
const headOf = (error: Error): string => {
  const { name, message } = error;
  const code = 'code' in error ? error.code : undefined;
  if (typeof code !== 'string' || !code.startsWith('ERR_')) return String(error);
  return `${name} [${code}]: ${message}`;
};

/**
 * From here on the stacks of errors tell positions in `src/` for those in this bundle. The map is read when a stack is
 * asked for first: Node's own `--enable-source-maps` reads it at each start. Positions in libraries stay as they are.
 */
export const pointToSources = (file: string): void => {
  let map: SourceMap | null | undefined;
  const lineOf = (frame: Frame): string => {
    const text = frame.toString();
    const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
    if (frame.getFileName() !== file || line === null || column === null) return text;
    map ??= readMap(file);
    const entry = map?.findEntry(line - 1, column - 1);
    if (entry === undefined || !('originalSource' in entry)) return text;
    // Of a library: Node says so by leaving it out.
    if ((entry.originalSource as string | undefined) === undefined) return text;
    const source = join(dirname(file), entry.originalSource);
    const place = `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    return text.replace(`${file}:${line}:${column}`, () => place);
  };
  Error.prepareStackTrace = (error, frames) =>
    [headOf(error), ...frames.map((frame) => `    at ${lineOf(frame)}`)].join('\n');
};
