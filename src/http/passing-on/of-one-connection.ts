/** Headers of one connection, which are passed on by nobody: https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
export const OF_ONE_CONNECTION: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'expect',
  'x-passed-on',
]);
