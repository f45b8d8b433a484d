/**
 * Who hears whom where bridges of two become bridges of many: `npm run hearing -- --rounds 1400 --pairs 4`. In each
 * round a caller is put through, and then, before anything else, one thing happens that two who only talk do not
 * do (`--only hold`: one that has this word in its name). Prints the rounds, the frames that were heard where a mode forbids it, and who went deaf. Both are to be 0.
 */
import { parseArgs } from 'node:util';
import { TestCallcenter } from './helpers/callcenter.ts';
import { ServiceProcess } from './helpers/service-process.ts';
import { castOf } from './hearing/cast.ts';
import { noHearings, printHearings } from './hearing/hearings.ts';
import { playRound } from './hearing/round.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    pairs: { type: 'string', default: '4' },
    only: { type: 'string', default: '' },
  },
});
const [rounds, pairs] = [Number(values.rounds), Number(values.pairs)];

const service = await ServiceProcess.start();
const callcenter = new TestCallcenter(service);
const hearings = noHearings();
let begun = 0;
try {
  await callcenter.api.do('PUT', '', {});
  const casts = await Promise.all(
    Array.from({ length: pairs }, (_, pair) => castOf(callcenter, pair)),
  );
  await Promise.all(
    casts.map(async (cast) => {
      while (begun < rounds) await playRound(cast, begun++, hearings, values.only);
    }),
  );
} finally {
  printHearings(hearings);
  await callcenter.close();
  await service.stop();
}
process.exitCode = hearings.astray.length + hearings.deaf.length === 0 ? 0 : 1;
