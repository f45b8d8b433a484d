import type { Extension } from '../domain/extension.ts';

/** Types of extensions by number; gateways and plain telephone numbers are to come. */
export const SIP_TERMINAL = 1;

/** Neither the password nor its digest is ever shown. */
export const extensionView = ({ id, user }: Extension) => ({ id, type: SIP_TERMINAL, user });
