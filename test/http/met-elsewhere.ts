/** Ids that take more than a request to be met: by other tests, or reserved. */
export type Elsewhere =
  | 'internal-error'
  | 'asterisk-refused'
  | 'asterisk-unavailable'
  | 'agent-offline'
  | 'disk-full'
  | 'queue-task-not-yours'
  | 'callback-exists'
  | 'keys-not-heard'
  | 'note-too-late'
  | 'too-many-keys'
  | 'unauthorized'
  | 'forbidden'
  | 'too-many-requests'
  | 'extension-unreachable'
  | 'no-trunk'
  | 'trunks-full'
  | 'range-not-satisfiable';
