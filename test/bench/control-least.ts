import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningAsterisk } from '../helpers/asterisk.ts';
import { moduleFile, NODE_OPTIONS } from '../helpers/project.ts';
import { temporaryFolder } from '../helpers/running-service.ts';
import { KeepAliveClient } from './keep-alive-client.ts';

/** Where Asterisk is, which channel is muted, and where rows go. */
export interface LeastSetup {
  readonly ariUrl: string;
  readonly username: string;
  readonly password: string;
  readonly channel: string;
  readonly database: string;
}

/** Mutes one channel over REST with as little in between as can be: the floor for `pause`. */
export class LeastServer {
  readonly #child: ChildProcess;
  readonly #url: string;
  readonly #folder: string;
  readonly #http = new KeepAliveClient({});

  private constructor(child: ChildProcess, port: number, folder: string) {
    this.#child = child;
    this.#url = `http://127.0.0.1:${port}`;
    this.#folder = folder;
  }

  static async start(asterisk: RunningAsterisk, channel: string): Promise<LeastServer> {
    const folder = temporaryFolder();
    const served = moduleFile('test/bench/control-least-served.ts');
    const child = fork(served, { execArgv: [...NODE_OPTIONS] });
    const setup: LeastSetup = {
      ariUrl: asterisk.ariUrl,
      username: asterisk.ariUsername,
      password: asterisk.ariPassword,
      channel,
      database: join(folder, 'least.sqlite'),
    };
    child.send(setup);
    const [port] = (await once(child, 'message')) as [number];
    return new LeastServer(child, port, folder);
  }

  mute(): Promise<void> {
    return this.#http.send('POST', `${this.#url}/mute`, { conversation_id: 'any' });
  }

  unmute(): Promise<void> {
    return this.#http.send('POST', `${this.#url}/unmute`, { conversation_id: 'any' });
  }

  async stop(): Promise<void> {
    this.#http.close();
    const ended = once(this.#child, 'exit');
    this.#child.send('stop');
    await ended;
    rmSync(this.#folder, { recursive: true });
  }
}
