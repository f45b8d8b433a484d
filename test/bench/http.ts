/**
 * How many requests a second the REST API answers, beside a bare Koa route that answers the same in the
 * same run. Each server runs in a process of its own; the load comes from this one, over 50 connections
 * that stay open, one request at a time on each. The service has its database in a file, its log goes
 * nowhere, and its telephony is in memory: with Asterisk, `bench:control` tells. Prints a table, or JSON
 * with `--json`; `--rounds N` for more or fewer than 5 of a second each.
 */
import { parseArgs } from 'node:util';
import { load, type LoadResult, type MakeRequest } from './http-load.ts';
import { type Compared, printReport, summedUp } from './http-report.ts';
import { AGENTS, ServerProcess } from './http-scene.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '5' } },
});
const ROUNDS = Number(values.rounds);
const ROUND_MS = 1000;

const AGENT_PATH = '/v1/callcenter/acme/agent';

interface Scenario {
  readonly name: string;
  readonly make: MakeRequest;
}

const read = (name: string, path: string): Scenario => ({
  name,
  make: () => ({ method: 'GET', path }),
});

/** Each connection pauses and resumes an agent of its own. */
const pausing = (conversations: readonly string[]): Scenario => ({
  name: 'pause and resume',
  make: (connection, turn) => ({
    method: 'POST',
    path: `${AGENT_PATH}/agent-${connection}/${turn % 2 === 0 ? 'pause' : 'resume'}`,
    body: JSON.stringify({ conversation_id: conversations[connection] }),
  }),
});

const answerOf = async ({ served }: ServerProcess, { make }: Scenario): Promise<unknown> => {
  const { path, ...request } = make(0, 0);
  const answer = await fetch(`http://127.0.0.1:${served.port}${path}`, {
    ...request,
    headers: { 'content-type': 'application/json', ...served.headers },
  });
  return answer.json();
};

/** The bare route answers the same at a path that is as long. */
const bareScenario = (scenario: Scenario, index: number): Scenario => ({
  ...scenario,
  make: (connection, turn) => ({ ...scenario.make(connection, turn), path: barePath(index) }),
});

const barePath = (index: number): string => `${AGENT_PATH}/bare-${index}`;

const compare = async (
  service: ServerProcess,
  bare: ServerProcess,
  scenarios: readonly Scenario[],
): Promise<Compared[]> => {
  const all: { service: LoadResult[]; bare: LoadResult[] }[] = [];
  // In turn, so that whatever else the machine does meets both alike. The first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, scenario] of scenarios.entries()) {
      const results = (all[index] ??= { service: [], bare: [] });
      const bareMake = bareScenario(scenario, index).make;
      const bareResult = await load(bare, bareMake, AGENTS, ROUND_MS);
      const serviceResult = await load(service, scenario.make, AGENTS, ROUND_MS);
      if (round === 0) continue;
      results.bare.push(bareResult);
      results.service.push(serviceResult);
    }
  }
  return all.map((results, index) => ({
    name: scenarios[index]?.name ?? '',
    service: summedUp(results.service),
    bare: summedUp(results.bare),
  }));
};

const service = await ServerProcess.start({ kind: 'service' });
const scenarios = [
  read('read an agent', `${AGENT_PATH}/agent-1`),
  read('list 20 agents', `${AGENT_PATH}?page_size=20`),
  pausing(service.served.conversations),
];
const answers = Object.fromEntries(
  await Promise.all(
    scenarios.map(async (scenario, index) => [barePath(index), await answerOf(service, scenario)]),
  ),
) as Record<string, unknown>;
const bare = await ServerProcess.start({ kind: 'bare', answers });
try {
  const compared = await compare(service, bare, scenarios);
  if (values.json) console.log(JSON.stringify(compared, null, 2));
  else printReport(compared);
} finally {
  await Promise.all([service.stop(), bare.stop()]);
}
