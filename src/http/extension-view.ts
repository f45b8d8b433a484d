import type { Extension } from '../domain/extension.ts';
import { EXTENSION_TYPES } from './extension-body.ts';

/** Neither the password nor its digest is ever shown. */
export const extensionView = (extension: Extension) => {
  const { id, kind } = extension;
  const type = EXTENSION_TYPES[kind];
  switch (kind) {
    case 'sip-terminal':
      return { id, type, user: extension.user };
    case 'sip-gateway':
      return { id, type, user: extension.user, ipaddr: extension.address };
    case 'telephone':
      return { id, type, telnum: extension.number };
  }
};
