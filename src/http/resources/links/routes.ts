import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { listOf } from '../../schemas/answer-fields.ts';
import { linkId, members, nothing } from '../../schemas/fields.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { type Route, route } from '../../schemas/route.ts';
import { accessIn } from '../keys/body.ts';
import { linkBody } from './body.ts';
import { linkData, linkView, newLinkData, newLinkView } from './view.ts';

const allPath = '/link';
const onePath = `${allPath}/:link_id`;

const make = ({ sessions, callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: allPath,
    id: 'makeLink',
    summary: 'Make a link that signs somebody in once, so that they need no key.',
    description:
      'Give `path`, behind the address of the service, to whom it is for. It is good for one time, and ends with the key that made it; so does the session that it opens.',
    params: nothing,
    query: nothing,
    body: linkBody,
    data: newLinkData,
    refusals: ['callcenter-not-found', 'key-not-found'],
    handle: async ({ body, principal }) => {
      const { callcenter_id, valid_seconds } = body;
      if (callcenter_id !== undefined) callcenters.find(callcenter_id);
      const { link, secret } = await sessions.makeLink({
        keyId: principal.keyId,
        access: accessIn(body),
        validForMs: valid_seconds * 1000,
      });
      return newLinkView(link, secret);
    },
  });

const list = ({ sessions }: OperationDeps): Route =>
  route({
    method: 'GET',
    path: allPath,
    id: 'listLinks',
    summary: 'List the links that can still be used, oldest first; their secrets are not known.',
    params: nothing,
    query: members(paging),
    body: null,
    data: listOf(linkData),
    refusals: [],
    handle: async ({ query }) => listView(query, await sessions.listLinks(pageOf(query)), linkView),
  });

const remove = ({ sessions }: OperationDeps): Route =>
  route({
    method: 'DELETE',
    path: onePath,
    id: 'removeLink',
    summary: 'Remove a link, which signs nobody in from then on.',
    params: members({ link_id: linkId }),
    query: nothing,
    body: null,
    data: linkData,
    refusals: ['link-not-found'],
    handle: async ({ params }) => linkView(await sessions.removeLink(params.link_id)),
  });

/** Links to sign in with. */
export const linkRoutes = (deps: OperationDeps): readonly Route[] => [
  make(deps),
  list(deps),
  remove(deps),
];
