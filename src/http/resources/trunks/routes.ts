import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { listOf } from '../../schemas/answer-fields.ts';
import { members, nothing } from '../../schemas/fields.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { type Route, route } from '../../schemas/route.ts';
import { changedTrunk, newTrunk, trunkName } from './body.ts';
import { readNewTrunk, readTrunkChanges } from './read-trunk.ts';
import { newTrunkData, newTrunkView, trunkData, trunkView } from './view.ts';

const allPath = '/trunk';
const onePath = `${allPath}/:trunk_name`;
const ofOne = members({ trunk_name: trunkName });

const create = ({ trunks, trunkSettings }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: allPath,
    id: 'createTrunk',
    summary:
      'Make a trunk: a way to the telephone network, for all call centers. It works at once.',
    params: nothing,
    query: nothing,
    body: newTrunk,
    data: newTrunkData,
    refusals: ['trunk-exists', 'asterisk-refused'],
    handle: async ({ body: { name, kind, ...given }, logContext }) => {
      const { trunk, madeUp } = readNewTrunk(name, kind, given, trunkSettings);
      return newTrunkView(await trunks.create(trunk, logContext), madeUp);
    },
  });

const list = ({ trunks }: OperationDeps): Route =>
  route({
    method: 'GET',
    path: allPath,
    id: 'listTrunks',
    summary: 'List the trunks with their state.',
    params: nothing,
    query: members(paging),
    body: null,
    data: listOf(trunkData),
    refusals: [],
    handle: ({ query }) => listView(query, trunks.list(pageOf(query)), trunkView),
  });

const get = ({ trunks }: OperationDeps): Route =>
  route({
    method: 'GET',
    path: onePath,
    id: 'getTrunk',
    summary: 'Show a trunk with its state: whether it is registered and reachable, and its calls.',
    params: ofOne,
    query: nothing,
    body: null,
    data: trunkData,
    refusals: ['trunk-not-found'],
    handle: ({ params }) => trunkView(trunks.find(params.trunk_name)),
  });

const change = ({ trunks, trunkSettings }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: onePath,
    id: 'changeTrunk',
    summary: 'Change a trunk, at once. Calls that go on stay as they are.',
    description:
      'Of the trunk "trunk", which stands in a file of Asterisk, only prefixes, priority and max_calls can be changed.',
    params: ofOne,
    query: nothing,
    body: changedTrunk,
    data: trunkData,
    refusals: ['trunk-not-found', 'trunk-built-in', 'asterisk-refused'],
    handle: async ({ params: { trunk_name: name }, body, logContext }) => {
      const changes = readTrunkChanges(trunks.find(name).trunk, body, trunkSettings);
      return trunkView(await trunks.change(name, changes, logContext));
    },
  });

const remove = ({ trunks }: OperationDeps): Route =>
  route({
    method: 'DELETE',
    path: onePath,
    id: 'deleteTrunk',
    summary: 'Take away a trunk, with all that Asterisk has of it. Calls that go on are not ended.',
    params: ofOne,
    query: nothing,
    body: null,
    data: trunkData,
    refusals: ['trunk-not-found', 'trunk-built-in', 'asterisk-refused'],
    handle: async ({ params: { trunk_name: name }, logContext }) => {
      const { now } = trunks.find(name);
      return trunkView({ trunk: await trunks.remove(name, logContext), now });
    },
  });

/** Ways to the telephone network. */
export const trunkRoutes = (deps: OperationDeps): readonly Route[] => [
  create(deps),
  list(deps),
  get(deps),
  change(deps),
  remove(deps),
];
