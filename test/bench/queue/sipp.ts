import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sipPortOf } from '../../helpers/asterisk.ts';
import { processorMs, asteriskPid } from './process-use.ts';
import type { QueueBench } from './queue-bench.ts';

const CALLS = 100;
const RATE = 10;
const TALK_MS = 1000;

const scenario = (user: string, number: string): string => {
  const via = 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]';
  const dialog = (to: string, sequence: string): string =>
    `${via}\nFrom: <sip:${user}@[remote_ip]>;tag=[call_number]\nTo: <sip:${number}@[remote_ip]>${to}\nCall-ID: [call_id]\nCSeq: ${sequence}\nContact: <sip:${user}@[local_ip]:[local_port]>\nMax-Forwards: 70`;
  const uri = `sip:${number}@[remote_ip]:[remote_port]`;
  const sdp = `v=0\no=- 1 1 IN IP4 [local_ip]\ns=-\nc=IN IP4 [local_ip]\nt=0 0\nm=audio 9 RTP/AVP 0\na=rtpmap:0 PCMU/8000`;
  const send = (text: string, more = ''): string => `<send${more}><![CDATA[\n${text}\n]]></send>`;
  return `<?xml version="1.0"?>
<scenario name="a call through the queue">
${send(`INVITE ${uri} SIP/2.0\n${dialog('', '1 INVITE')}\nContent-Type: application/sdp\nContent-Length: [len]\n\n${sdp}`, ' retrans="500"')}
<recv response="100" optional="true"/><recv response="180" optional="true"/><recv response="183" optional="true"/>
<recv response="200"/>
${send(`ACK ${uri} SIP/2.0\n${dialog('[peer_tag_param]', '1 ACK')}\nContent-Length: 0\n`)}
<pause milliseconds="${TALK_MS}"/>
${send(`BYE ${uri} SIP/2.0\n${dialog('[peer_tag_param]', '2 BYE')}\nContent-Length: 0\n`, ' retrans="500"')}
<recv response="200"/>
</scenario>`;
};

/** How SIPp ended: its exit code is 0 when all calls succeeded (https://sipp.readthedocs.io). */
const runSipp = async (file: string): Promise<number | null> => {
  const remote = `127.0.0.1:${sipPortOf()}`;
  const limits = ['-r', String(RATE), '-m', String(CALLS), '-timeout', '60s', '-nostdin'];
  const child = spawn('sipp', [remote, '-i', '127.0.0.1', '-sf', file, ...limits], {
    stdio: 'ignore',
  });
  const failed = once(child, 'error').then(() => null);
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return Promise.race([failed, ended]);
};

/** Has SIPp place the callers' half of the calls, as a check of the light phones: Asterisk's time a call is to be alike. */
export const compareWithSipp = async (
  { systems, phones }: QueueBench,
  say: (text: string) => void,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sipp-'));
  const pid = asteriskPid();
  try {
    for (const system of systems) {
      await system.staff(40);
      const file = join(folder, `${system.name}.xml`);
      writeFileSync(file, scenario(system.caller, system.number));
      await phones.ask('load', { caller: system.caller, rate: RATE, calls: 1, talkMs: 100 });
      const before = processorMs(pid);
      const code = await runSipp(file);
      const used = ((processorMs(pid) - before) / CALLS).toFixed(1);
      const how = code === 0 ? `all served, ${used} ms of Asterisk's a call` : `ended with ${code}`;
      say(
        code === null
          ? 'sipp is not there: apt-get install sip-tester'
          : `SIPp, ${system.name}: ${how}`,
      );
      await system.staff(0);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
};
