import { runAdmin } from './run-admin.ts';
import { readAdminSettings } from '../../command-settings.ts';

/*
 * npm run admin: looks after call centers over the REST API of a service that runs, here or elsewhere.
 */

// Whoever read the output has enough of it. Any other error is told when the work is given up.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

const [, , ...args] = process.argv;
process.exitCode = await runAdmin(args, {
  readSettings: readAdminSettings,
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
});
