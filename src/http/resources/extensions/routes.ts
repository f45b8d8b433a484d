import { createExtension } from '../../../operations/create-extension.ts';
import { deleteExtension } from '../../../operations/delete-extension.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { getExtension, listExtensions } from '../../../operations/read-extensions.ts';
import { listOf } from '../../schemas/answer-fields.ts';
import { onlyFor } from '../../access/agent-visibility.ts';
import { extensionBody, newExtension } from './body.ts';
import {
  extensionData,
  extensionView,
  newExtensionData,
  newExtensionView,
  observedExtensionData,
  observedExtensionView,
} from './view.ts';
import { callcenterId, extensionId, members, nothing } from '../../schemas/fields.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { type Route, route } from '../../schemas/route.ts';

const allPath = '/callcenter/:callcenter_id/extension';
const onePath = `${allPath}/:extension_id`;
const ofAll = members({ callcenter_id: callcenterId });
const ofOne = members({ callcenter_id: callcenterId, extension_id: extensionId });

const create = (deps: OperationDeps): Route =>
  route({
    method: 'POST',
    path: allPath,
    id: 'createExtension',
    summary:
      'Make an extension, with its account in Asterisk. Only this answer shows the password; without one in the request it is made up.',
    description: 'Type 1 makes a SIP account in Asterisk at once, and answers when it is there.',
    params: ofAll,
    query: nothing,
    body: extensionBody,
    data: newExtensionData,
    refusals: [
      'extension-exists',
      'callcenter-full',
      'number-not-allowed',
      'asterisk-refused',
      'disk-full',
    ],
    handle: async ({ params: { callcenter_id }, body, logContext }) => {
      const wanted = newExtension(body);
      const { extension, password } = await createExtension(
        deps,
        callcenter_id,
        wanted,
        logContext,
      );
      return newExtensionView(extension, password);
    },
  });

const list = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path: allPath,
    id: 'listExtensions',
    summary: 'List the extensions, and whether a phone is registered with each.',
    description:
      'What changes is told by `callcenter.extension.registration_changed`. A key of role agent sees the phones of its agent alone; before the agent logs in, and if `agents_choose_phone` is set, the phones of browsers that nobody uses.',
    params: ofAll,
    query: members(paging),
    body: null,
    data: listOf(observedExtensionData),
    refusals: [],
    handle: ({ params, query, access }) => {
      const page = pageOf(query);
      const found = listExtensions(deps, params.callcenter_id, page, onlyFor(access));
      return listView(query, found, observedExtensionView);
    },
  });

const get = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path: onePath,
    id: 'getExtension',
    summary: 'Show an extension, and whether a phone is registered with it.',
    params: ofOne,
    query: nothing,
    body: null,
    data: observedExtensionData,
    refusals: ['extension-not-found'],
    handle: async ({ params: { callcenter_id, extension_id }, logContext, access }) =>
      observedExtensionView(
        await getExtension(deps, callcenter_id, extension_id, logContext, onlyFor(access)),
      ),
  });

const remove = (deps: OperationDeps): Route =>
  route({
    method: 'DELETE',
    path: onePath,
    id: 'deleteExtension',
    summary: 'Take away an extension that no agent is logged in with.',
    params: ofOne,
    query: nothing,
    body: null,
    data: extensionData,
    refusals: ['extension-not-found', 'extension-in-use', 'asterisk-refused'],
    handle: async ({ params: { callcenter_id, extension_id }, logContext }) =>
      extensionView(await deleteExtension(deps, callcenter_id, extension_id, logContext)),
  });

export const extensionRoutes = (deps: OperationDeps): readonly Route[] => [
  create(deps),
  list(deps),
  get(deps),
  remove(deps),
];
