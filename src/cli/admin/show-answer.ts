import type { AdminApi } from './api.ts';
import { type Common, service } from './asking.ts';
import { putRow } from './show.ts';
import type { Terminal } from './terminal.ts';

/** Asks the service, and shows the one thing that it answers. */
export const showAnswer = async (
  terminal: Terminal,
  { json }: Common,
  ask: (api: AdminApi) => ReturnType<AdminApi['get']>,
): Promise<void> => {
  putRow(terminal, await ask(await service(terminal)), json);
};
