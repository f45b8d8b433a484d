import type { OperationParts } from '../operations/operation-parts.ts';
import { getCallcenter, listCallcenters } from '../operations/read-callcenters.ts';
import { listOf } from './answer-fields.ts';
import { callcenterData, callcenterView } from './callcenter-view.ts';
import { callcenterId, members, nothing, wholeNumber } from './fields.ts';
import { listView, pageOf, paging } from './paging.ts';
import { type Route, route } from './route.ts';

const YEAR_S = 31_536_000;

const path = '/callcenter/:callcenter_id';
const params = members({ callcenter_id: callcenterId });

const settings = members({
  lease_seconds: wholeNumber({ least: 1, most: YEAR_S })
    .optional()
    .meta({
      description: 'how long a login lasts without being kept alive, from 1 to 31536000',
      examples: [86_400],
    }),
  max_no_answer: wholeNumber({ least: 0, most: 1000 })
    .optional()
    .meta({
      description:
        'how many tasks in a row an agent may not answer before he is set away/no-answer; 0: any number',
      examples: [3],
    }),
  service_level_seconds: wholeNumber({ least: 1, most: 3600 })
    .optional()
    .meta({
      description:
        'callers are to be answered within, from 1 to 3600: the threshold of the service level in figures',
      examples: [20],
    }),
});

const put = ({ callcenters }: OperationParts): Route =>
  route({
    method: 'PUT',
    path,
    id: 'putCallcenter',
    summary: 'Make a call center, or change the settings that are given.',
    params,
    query: nothing,
    body: settings,
    data: callcenterData,
    refusals: [],
    handle: async ({ params, body: { lease_seconds, max_no_answer, service_level_seconds } }) =>
      callcenterView(
        await callcenters.put(params.callcenter_id, {
          ...(lease_seconds !== undefined && { leaseSeconds: lease_seconds }),
          ...(max_no_answer !== undefined && { maxNoAnswer: max_no_answer }),
          ...(service_level_seconds !== undefined && {
            serviceLevelSeconds: service_level_seconds,
          }),
        }),
      ),
  });

const get = (parts: OperationParts): Route =>
  route({
    method: 'GET',
    path,
    id: 'getCallcenter',
    summary: 'Show a call center and its settings.',
    params,
    query: nothing,
    body: null,
    data: callcenterData,
    refusals: [],
    handle: ({ params }) => callcenterView(getCallcenter(parts, params.callcenter_id)),
  });

const list = (parts: OperationParts): Route =>
  route({
    method: 'GET',
    path: '/callcenter',
    id: 'listCallcenters',
    summary: 'List the call centers, by id.',
    params: nothing,
    query: members(paging),
    body: null,
    data: listOf(callcenterData),
    refusals: [],
    handle: ({ query }) => listView(query, listCallcenters(parts, pageOf(query)), callcenterView),
  });

export const callcenterRoutes = (parts: OperationParts): readonly Route[] => [
  put(parts),
  get(parts),
  list(parts),
];
